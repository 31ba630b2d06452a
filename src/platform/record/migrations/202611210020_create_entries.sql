-- One row for each leaf of the record, numbered at commit (decision 0003).
create table entries (
  idx bigint primary key,
  leaf text not null,
  bytes text not null,
  act text not null,
  actor text not null,
  obj text not null,
  subject text,
  t bigint not null,
  rules text
);

create index entries_by_subject on entries (subject, idx);
create index entries_by_obj on entries (obj, idx);
create index entries_by_actor on entries (actor, idx);
create index entries_by_act on entries (act, idx);

-- The number that the next entry gets; its lock is held only for the end of a commit.
create table record_next (
  id integer primary key,
  next bigint not null
);

insert into record_next (id, next) values (1, 0);

-- The only place where prose is stored. Removing a text is deleting one row here.
create table parts (
  commitment text primary key,
  salt text not null,
  name text not null,
  media_type text not null,
  bytes text not null,
  author text,
  object text not null,
  entry bigint not null
);

create index parts_by_entry on parts (entry);
create index parts_by_author on parts (author);

-- What is said where a text was. Kept: each row has its entry.
create table tombstones (
  commitment text primary key,
  entry bigint not null,
  part text not null,
  basis text not null,
  decided_by text not null,
  reason text
);
