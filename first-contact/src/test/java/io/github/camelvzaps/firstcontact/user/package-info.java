/** The applications that run in the projects of users: on their class paths, in JVMs of their own. */
package io.github.camelvzaps.firstcontact.user;
