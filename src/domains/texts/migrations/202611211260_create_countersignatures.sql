create table text_countersignatures (
  text_id text not null,
  version integer not null,
  kind text not null,
  signed_by text not null,
  grp text,
  editor_grp text,
  reason text,
  signed_at bigint not null,
  primary key (text_id, version)
);
