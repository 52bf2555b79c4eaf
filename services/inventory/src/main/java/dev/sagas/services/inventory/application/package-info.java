/** The use cases: each loads what a decision needs under its lock, decides and keeps the result. */
@NullMarked
package dev.sagas.services.inventory.application;

import org.jspecify.annotations.NullMarked;
