/** Fields of a device's settings that say that a name is none. */
export const notNamesPrefix = 'notNames/';
