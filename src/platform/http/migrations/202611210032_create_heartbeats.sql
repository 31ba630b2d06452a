-- Private: proof that this place can write, renewed by /healthz.
create table heartbeats (
  name text primary key,
  beat bigint not null
);
