package io.github.camelvzaps.benchmarks;

import io.github.camelvzaps.benchmarks.figures.Printed;

/** The program of one point: one curve at one size, in a fresh JVM of its own. */
final class ScaleRun {
    private ScaleRun() {}

    /** Takes the curve, the size, the port, and the seconds before and of measuring; prints one point. */
    public static void main(String[] args) throws Exception {
        Work work = ScaleCurve.valueOf(args[0]).start(Integer.parseInt(args[2]), Integer.parseInt(args[1]));
        System.out.println(Printed.line(work.measure(Plan.of(args[3], args[4]))));
        // at once: the work would never end
        Runtime.getRuntime().halt(0);
    }
}
