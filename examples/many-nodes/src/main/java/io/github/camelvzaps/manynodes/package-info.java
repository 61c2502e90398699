/** Events on several nodes: webhook nodes put them into Kafka, workers take effect on them, and each may die. */
package io.github.camelvzaps.manynodes;
