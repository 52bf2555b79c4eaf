/** Tests of what a saga's events say of it. */
@NullMarked
package dev.sagas.services.orderview.domain;

import org.jspecify.annotations.NullMarked;
