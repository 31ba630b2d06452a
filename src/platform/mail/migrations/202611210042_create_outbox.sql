-- Mail that goes out, written in the transaction of the act that it tells of. Private.
create table outbox (
  id text primary key,
  recipient text not null,
  person text,
  language text not null,
  kind text not null,
  about text not null,
  subject text not null,
  body text not null,
  html text,
  unsubscribe text,
  message_id text not null unique,
  created bigint not null,
  state text not null check (state in ('waiting', 'claimed', 'sent', 'failed', 'held')),
  attempts integer not null,
  next_at bigint not null,
  claim text,
  words text
);

create index outbox_by_state on outbox (state, next_at);
