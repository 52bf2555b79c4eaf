/** What a saga's events say of it, in whichever order they come. Pure. */
@NullMarked
package dev.sagas.services.orderview.domain;

import org.jspecify.annotations.NullMarked;
