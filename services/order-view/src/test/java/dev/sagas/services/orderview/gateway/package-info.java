/** What the console makes of other services' answers. */
@NullMarked
package dev.sagas.services.orderview.gateway;

import org.jspecify.annotations.NullMarked;
