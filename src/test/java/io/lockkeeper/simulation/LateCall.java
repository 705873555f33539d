package io.lockkeeper.simulation;

/**
 * A call that its sender no longer waits for, and that may still take effect.
 *
 * @param who sent it
 */
record LateCall(String who, Request request) {

    /** Returns what happens when it takes effect. */
    String land(World world) {
        world.lateCalls().remove(this);
        String what = "the late " + request.describe(world) + " of " + who;
        return what + " is answered " + world.carryOut(request).code();
    }
}
