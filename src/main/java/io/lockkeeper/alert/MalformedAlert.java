package io.lockkeeper.alert;

/**
 * An alert that could not be read. It is kept in its place, so that the others of its body are not lost with it.
 *
 * @param fault what is wrong with it
 */
public record MalformedAlert(int index, String name, MalformedSignalException fault) implements Received {

    @Override
    public MalformedAlert within(String path, int place) {
        return new MalformedAlert(place, name, fault.within(path));
    }
}
