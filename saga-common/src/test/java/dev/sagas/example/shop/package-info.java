/** A shop that asks a till for payment. */
@NullMarked
package dev.sagas.example.shop;

import org.jspecify.annotations.NullMarked;
