package io.lockkeeper.image;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code Dockerfile} as it is in the repository.
 *
 * @param stages in their order; the last one is the image
 */
record Dockerfile(List<Stage> stages) {

    static final Path FILE = Path.of("Dockerfile");

    private static final Pattern STAGE = Pattern.compile("(\\S+)(?: AS (\\S+))?");

    /**
     * One stage.
     *
     * @param base the image that it begins with
     * @param name what others call it, empty for the last
     */
    record Stage(String base, String name, List<Instruction> instructions) {

        /** Returns what stands behind the one instruction of this name. */
        String only(String instruction) {
            List<String> found = instructions.stream()
                    .filter(one -> one.name().equals(instruction))
                    .map(Instruction::arguments)
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(
                        "the stage from " + base + " has " + found.size() + " of " + instruction);
            }
            return found.get(0);
        }
    }

    /**
     * One instruction.
     *
     * @param name as {@code COPY}
     * @param arguments what stands behind it, on one line
     */
    record Instruction(String name, String arguments) {}

    static Dockerfile read() {
        List<Stage> stages = new ArrayList<>();
        for (String line : lines()) {
            String[] parts = line.split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                Matcher stage = STAGE.matcher(parts[1]);
                if (!stage.matches()) {
                    throw new IllegalStateException("not understood: " + line);
                }
                String name = stage.group(2);
                stages.add(new Stage(stage.group(1), name == null ? "" : name, new ArrayList<>()));
            } else {
                stages.get(stages.size() - 1).instructions().add(new Instruction(parts[0], parts[1]));
            }
        }
        return new Dockerfile(List.copyOf(stages));
    }

    Stage image() {
        return stages.get(stages.size() - 1);
    }

    /** Returns the words of the command that a container starts with. */
    List<String> entryPoint() {
        String words = image().only("ENTRYPOINT");
        try {
            return new ObjectMapper().readValue(words, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ENTRYPOINT is no list of words: " + words, e);
        }
    }

    private static List<String> lines() {
        try {
            return Files.readString(FILE)
                    .replaceAll("(?m)^#.*\n", "")
                    .replaceAll("\\\\\n\\s*", "")
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
