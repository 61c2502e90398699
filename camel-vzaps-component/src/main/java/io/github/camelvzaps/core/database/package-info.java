/** Tables of the application's database that this component keeps: where they are, how they are created, which node works. */
package io.github.camelvzaps.core.database;
