/**
 * The component in a Spring Boot application: properties become its options, wrong ones stop the start with a message
 * that names the right one. The class of properties of each scheme is generated; see the class StarterSources in the
 * tests.
 */
package io.github.camelvzaps.springboot;
