-- Private: when somebody was last at a process, and up to which entry they know what happened.
create table visits (
  person_id text not null,
  process_id text not null,
  since bigint not null,
  seen bigint not null,
  at bigint not null,
  primary key (person_id, process_id)
);
