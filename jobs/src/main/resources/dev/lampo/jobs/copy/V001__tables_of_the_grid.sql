-- The tables of the relational copy. Each holds the rows of the map of the same name: first the
-- columns that SQL on the grid shows, then what is needed to rebuild the stored record exactly.
-- nanos: what the times of the row, in the order of their columns, have beyond the microsecond;
-- null where they have nothing, as nearly always.
-- Text: U+001A and four hexadecimal digits stand for a UTF-16 unit that PostgreSQL cannot hold.
-- Room is left in the pages so that most updates need not touch an index.

CREATE TABLE quotes (
  id              text COLLATE "C" PRIMARY KEY,
  source          text NOT NULL,
  broker          text COLLATE "C" NOT NULL,
  customer        text COLLATE "C" NOT NULL,
  customer_name   text,
  customer_email  text,
  customer_phone  text,
  trip            text NOT NULL,
  pickup_station  text NOT NULL,
  pickup_group    text NOT NULL,
  pickup_at       timestamp NOT NULL,
  pickup_day      date NOT NULL,
  return_station  text NOT NULL,
  return_group    text NOT NULL,
  return_at       timestamp NOT NULL,
  car_class       text NOT NULL,
  class_family    text NOT NULL,
  price           numeric NOT NULL,
  currency        text NOT NULL,
  quoted_at       timestamptz NOT NULL,
  standing        text NOT NULL,
  reason          text NOT NULL,
  in_favour_of    text,
  enquiry         text COLLATE "C",
  version         bigint NOT NULL,
  deleted_version bigint NOT NULL,
  deliveries      integer NOT NULL,
  committed_at    timestamptz NOT NULL,
  moves           integer NOT NULL,
  stamp           bigint NOT NULL,
  content_hash    bigint NOT NULL,
  mark_partitions integer[] NOT NULL,
  mark_positions  bigint[] NOT NULL,
  revision        integer NOT NULL,
  births          integer NOT NULL,
  nanos           integer[]
) WITH (fillfactor = 85);
CREATE INDEX quotes_by_pickup_day ON quotes (pickup_day, broker);
CREATE INDEX quotes_by_enquiry ON quotes (enquiry);
CREATE INDEX quotes_by_customer ON quotes (customer);

-- sequence orders the states of one id within one stamp, here and in enquiry_aliases.
CREATE TABLE enquiries (
  id               text COLLATE "C" PRIMARY KEY,
  trip             text NOT NULL,
  pickup_group     text NOT NULL,
  pickup_day       date NOT NULL,
  customer         text COLLATE "C" NOT NULL,
  return_group     text,
  class_family     text,
  first_pickup_at  timestamp,
  last_pickup_at   timestamp,
  quotes           integer NOT NULL,
  offers           integer NOT NULL,
  brokers          integer NOT NULL,
  currencies       integer NOT NULL,
  best_price       numeric,
  best_currency    text,
  best_broker      text,
  best_quote       text,
  best_by_currency text NOT NULL,
  first_quoted_at  timestamptz,
  last_quoted_at   timestamptz,
  stamp            bigint NOT NULL,
  offer_list       jsonb NOT NULL,
  best_list        integer[] NOT NULL,
  anchor           text NOT NULL,
  birth            bigint NOT NULL,
  nanos            integer[],
  sequence         bigint NOT NULL
) WITH (fillfactor = 85);
COMMENT ON COLUMN enquiries.best_list IS 'places in offer_list, counted from zero';
CREATE INDEX enquiries_by_pickup_day ON enquiries (pickup_day);
CREATE INDEX enquiries_by_customer ON enquiries (customer);

CREATE TABLE enquiry_aliases (
  id           text COLLATE "C" PRIMARY KEY,
  trip         text NOT NULL,
  successor    text,
  anchor       text NOT NULL,
  stamp        bigint NOT NULL,
  pickup_group text NOT NULL,
  pickup_day   date NOT NULL,
  nanos        integer[],
  sequence     bigint NOT NULL
) WITH (fillfactor = 85);

CREATE TABLE tombstones (
  id              text COLLATE "C" PRIMARY KEY,
  deleted_version bigint NOT NULL,
  deliveries      integer NOT NULL,
  committed_at    timestamptz NOT NULL,
  stamp           bigint NOT NULL,
  version         bigint NOT NULL,
  content_hash    bigint NOT NULL,
  mark_partitions integer[] NOT NULL,
  mark_positions  bigint[] NOT NULL,
  revision        integer NOT NULL,
  moves           integer NOT NULL,
  nanos           integer[]
);

CREATE TABLE rejects (
  id               text COLLATE "C" PRIMARY KEY,
  source           text NOT NULL,
  source_partition integer NOT NULL,
  source_position  bigint NOT NULL,
  cause            text NOT NULL,
  field            text,
  detail           text NOT NULL,
  record_key       text,
  payload          text,
  payload_bytes    integer NOT NULL,
  committed_at     timestamptz NOT NULL,
  stamp            bigint NOT NULL,
  nanos            integer[]
);

-- The fence: each run of the job registers here before it writes; only the newest may write.
CREATE TABLE copy_epochs (
  epoch     integer PRIMARY KEY,
  execution text NOT NULL,
  taken_at  timestamptz NOT NULL DEFAULT now()
);

-- How far each writer of a run has come: all that it was given up to the stamp is in the tables.
CREATE TABLE copy_lanes (
  epoch     integer NOT NULL REFERENCES copy_epochs,
  lane      integer NOT NULL,
  lanes     integer NOT NULL,
  stamp     bigint NOT NULL,
  taken_at  timestamptz NOT NULL,
  positions jsonb NOT NULL,
  PRIMARY KEY (epoch, lane)
);

-- Where to read on after a cold start: never ahead of the rows.
CREATE TABLE positions (
  source           text NOT NULL,
  source_partition integer NOT NULL,
  next_position    bigint NOT NULL,
  committed_at     timestamptz NOT NULL,
  taken_at         timestamptz NOT NULL,
  stamp            bigint NOT NULL,
  PRIMARY KEY (source, source_partition)
);
