package io.github.camelvzaps.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Draws packages as boxes in layers, each above those that it uses. The colours are those of the page around it. */
final class DiagramWriter {
    private static final double HEIGHT = 46;
    private static final double MARGIN = 26;
    private static final double PER_LETTER = 9.2;
    private static final double GAP = 28;

    private DiagramWriter() {}

    /** Returns an SVG document. */
    static String svg(PackageGraph packages) {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.SPACING_NODE_NODE, GAP);
        graph.setProperty(org.eclipse.elk.alg.layered.options.LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, GAP);

        Map<String, ElkNode> boxes = new LinkedHashMap<>();
        packages.packages().forEach(name -> boxes.put(name, box(graph, name)));
        Map<PackageGraph.Arrow, ElkEdge> edges = new LinkedHashMap<>();
        packages.arrows()
                .forEach(arrow -> edges.put(
                        arrow, ElkGraphUtil.createSimpleEdge(boxes.get(arrow.from()), boxes.get(arrow.to()))));
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());

        StringBuilder svg = new StringBuilder(head(graph));
        edges.forEach((arrow, edge) -> svg.append(line(arrow, edge.getSections().get(0))));
        boxes.forEach((name, box) -> svg.append(rectangle(name, box)));
        return svg.append("</svg>\n").toString();
    }

    private static ElkNode box(ElkNode graph, String name) {
        ElkNode box = ElkGraphUtil.createNode(graph);
        box.setDimensions(name.length() * PER_LETTER + MARGIN, HEIGHT);
        return box;
    }

    private static String head(ElkNode graph) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" class="packages" viewBox="0 0 %.0f %.0f" role="img">
                <title>Packages of the component and which uses which</title>
                <style>
                .packages { --ink: #1b2520; --line: #6b7a72; --box: #e8f2ec; --edge: #1a7f4b; max-width: %.0fpx; }
                @media (prefers-color-scheme: dark) {
                  .packages { --ink: #e6ede9; --line: #93a39a; --box: #16271e; --edge: #4cc38a; }
                }
                .packages rect { fill: var(--box); stroke: var(--edge); stroke-width: 1.2; }
                .packages text { fill: var(--ink); font: 15px ui-monospace, Menlo, Consolas, monospace; text-anchor: middle; }
                .packages path.arrow { fill: none; stroke: var(--line); stroke-width: 1.3; marker-end: url(#tip); }
                .packages marker path { fill: var(--line); }
                </style>
                <defs><marker id="tip" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" \
                orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
                """, graph.getWidth(), graph.getHeight(), graph.getWidth());
    }

    private static String line(PackageGraph.Arrow arrow, ElkEdgeSection section) {
        String bends = section.getBendPoints().stream()
                .map(point -> point(point.getX(), point.getY()))
                .collect(Collectors.joining(" "));
        String way = String.join(
                " ",
                List.of(
                        "M" + point(section.getStartX(), section.getStartY()),
                        bends,
                        point(section.getEndX(), section.getEndY())));
        return String.format(
                "<path class=\"arrow\" data-from=\"%s\" data-to=\"%s\" d=\"%s\"><title>%s uses %s</title></path>%n",
                arrow.from(), arrow.to(), way, arrow.from(), arrow.to());
    }

    private static String point(double x, double y) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
    }

    private static String rectangle(String name, ElkNode box) {
        return String.format(
                Locale.ROOT,
                "<g data-package=\"%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"7\"/>"
                        + "<text x=\"%.1f\" y=\"%.1f\">%s</text></g>%n",
                name,
                box.getX(),
                box.getY(),
                box.getWidth(),
                box.getHeight(),
                box.getX() + box.getWidth() / 2,
                box.getY() + box.getHeight() / 2 + 5,
                name);
    }
}
