/**
 * The Java snippets of the documentation. The pages include what stands between the tags; RecipesTest runs them.
 */
package io.github.camelvzaps.docs.snippets;
