import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeMergeStrategy;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

/** Prints the graph that Gephi has after it opened a file. */
class GraphGephi {
  public static void main(String[] arguments) throws Exception {
    // Gephi talks on standard output, too, which belongs to the answer.
    System.setOut(System.err);
    LogManager.getLogManager().reset();
    ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
    projects.newProject();
    Workspace workspace = projects.getCurrentWorkspace();
    ImportController importer = Lookup.getDefault().lookup(ImportController.class);
    Container container = importer.importFile(new File(arguments[0]));
    // Positions as the file has them, and no line lost to another of the same pair.
    container.getLoader().setAutoScale(false);
    container.getLoader().setAllowAutoNode(false);
    container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
    importer.process(container, new DefaultProcessor(), workspace);

    GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
    Graph graph = model.getGraph();
    List<Object> nodes = new ArrayList<>();
    for (Node node : graph.getNodes()) {
      Map<String, Object> row = attributesOf(node);
      row.put("node", node.getId());
      row.put("label", node.getLabel());
      row.put("x", node.x());
      row.put("y", node.y());
      row.put("size", node.size());
      row.put("color", node.getColor().getRGB() & 0xffffff);
      nodes.add(row);
    }
    List<Object> edges = new ArrayList<>();
    for (Edge edge : graph.getEdges()) {
      Map<String, Object> row = attributesOf(edge);
      row.put("key", edge.getId());
      row.put("label", edge.getLabel());
      row.put("from", edge.getSource().getId());
      row.put("to", edge.getTarget().getId());
      row.put("weight", edge.getWeight());
      row.put("kind", edge.getTypeLabel());
      row.put("isDirected", edge.isDirected());
      row.put("color", edge.getColor().getRGB() & 0xffffff);
      Interval[] intervals = edge.getIntervals();
      if (intervals != null && intervals.length == 1) {
        row.put("start", day(intervals[0].getLow()));
        row.put("end", day(intervals[0].getHigh()));
      }
      edges.add(row);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("directed", !graph.isUndirected() && !graph.isMixed());
    all.put("nodes", nodes);
    all.put("edges", edges);
    Map<String, Object> about = new LinkedHashMap<>();
    about.put("description", workspace.getWorkspaceMetadata().getDescription());
    all.put("graph", about);
    PrintStream answer = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    answer.println(json(all));
    answer.flush();
    // Gephi's threads would keep the program alive.
    System.exit(0);
  }

  private static Map<String, Object> attributesOf(Element element) {
    Map<String, Object> row = new LinkedHashMap<>();
    for (Column column : element.getTable()) {
      Object value = column.isProperty() ? null : element.getAttribute(column);
      if (value != null) row.put(column.getTitle(), value);
    }
    return row;
  }

  private static String day(double milliseconds) {
    return Instant.ofEpochMilli((long) milliseconds).atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static String json(Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(Object value, StringBuilder text) {
    if (value == null || value instanceof Boolean || value instanceof Number) text.append(value);
    else if (value instanceof Map<?, ?> map) {
      String before = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        text.append(before);
        quote(String.valueOf(entry.getKey()), text);
        text.append(':');
        write(entry.getValue(), text);
        before = ",";
      }
      text.append(map.isEmpty() ? "{}" : "}");
    } else if (value instanceof List<?> list) write(list.toArray(), text);
    else if (value.getClass().isArray()) {
      text.append('[');
      for (int index = 0; index < Array.getLength(value); index++) {
        if (index > 0) text.append(',');
        write(Array.get(value, index), text);
      }
      text.append(']');
    } else quote(value.toString(), text);
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"');
    for (char letter : value.toCharArray()) {
      if (letter == '"' || letter == '\\') text.append('\\').append(letter);
      else if (letter < 0x20 || letter > 0x7e) text.append(String.format("\\u%04x", (int) letter));
      else text.append(letter);
    }
    text.append('"');
  }
}
