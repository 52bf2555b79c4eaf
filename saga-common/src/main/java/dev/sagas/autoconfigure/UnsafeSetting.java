package dev.sagas.autoconfigure;

/**
 * A setting with which events can be lost or take effect twice.
 *
 * @param what the setting, its value and the danger
 * @param fix the setting to write instead
 */
record UnsafeSetting(String what, String fix) {}
