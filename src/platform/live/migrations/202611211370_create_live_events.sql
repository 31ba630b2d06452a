-- The last number of each channel: its row lock makes the order of numbers that of commits.
create table live_channels (
  channel text primary key,
  last bigint not null,
  at bigint not null
);

-- What listeners are told, kept for as long as one may come back and ask what was missed.
create table live_events (
  channel text not null,
  number bigint not null,
  kind text not null,
  data text not null,
  at bigint not null,
  primary key (channel, number)
);
create index live_events_at on live_events (at);
