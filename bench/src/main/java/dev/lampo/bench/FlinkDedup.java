package dev.lampo.bench;

import dev.lampo.model.QuoteTerms;
import java.time.ZoneOffset;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFilterFunction;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The same deliveries through Flink's keyed first-seen filter, which knows no versions and keeps no
 * content: state on the heap, objects reused, no checkpoints.
 */
final class FlinkDedup {
  private FlinkDedup() {}

  /** A delivery as Flink's own serializers like it. */
  public static final class Quote {
    public String id;
    public int revision;
    public String broker;
    public String customer;
    public String pickupStation;
    public long pickupAt;
    public String returnStation;
    public long returnAt;
    public String carClass;
    public long cents;
    public long quotedAt;
  }

  /** Deliveries per second. */
  static double rate(StandardLoad load, long deliveries, int threads) throws Exception {
    run(load, deliveries / 5, threads);
    long begun = System.nanoTime();
    run(load, deliveries, threads);
    return deliveries / ((System.nanoTime() - begun) / 1e9);
  }

  private static void run(StandardLoad load, long count, int threads) throws Exception {
    Loads.put(load);
    Configuration settings = new Configuration();
    settings.setString("taskmanager.memory.network.min", "128m");
    settings.setString("pipeline.object-reuse", "true");
    StreamExecutionEnvironment flink = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    try {
      flink.setParallelism(threads);
      GeneratorFunction<Long, Quote> made = FlinkDedup::quote;
      flink
          .fromSource(
              new DataGeneratorSource<>(made, count, TypeInformation.of(Quote.class)),
              WatermarkStrategy.noWatermarks(),
              "load")
          .keyBy(quote -> quote.id)
          .filter(new FirstSeen())
          .sinkTo(new DiscardingSink<>());
      flink.execute();
    } finally {
      flink.close();
    }
  }

  private static Quote quote(long number) {
    StandardLoad.Delivery said = StandardLoad.delivery(number);
    Quote quote = new Quote();
    quote.id = said.key();
    quote.revision = said.revision();
    QuoteTerms terms = Loads.get().terms(said);
    quote.broker = terms.broker();
    quote.customer = terms.customer().key();
    quote.pickupStation = terms.pickup().station();
    quote.pickupAt = terms.pickup().at().toEpochSecond(ZoneOffset.UTC);
    quote.returnStation = terms.dropOff().station();
    quote.returnAt = terms.dropOff().at().toEpochSecond(ZoneOffset.UTC);
    quote.carClass = terms.carClass();
    quote.cents = terms.price().amount().unscaledValue().longValue();
    quote.quotedAt = terms.quotedAt().toEpochMilli();
    return quote;
  }

  /** Lets the first delivery of each id pass. */
  private static final class FirstSeen extends RichFilterFunction<Quote> {
    private static final long serialVersionUID = 1;
    private transient ValueState<Boolean> seen;

    @Override
    public void open(OpenContext context) {
      seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
    }

    @Override
    public boolean filter(Quote quote) throws Exception {
      if (seen.value() != null) {
        return false;
      }
      seen.update(true);
      return true;
    }
  }
}
