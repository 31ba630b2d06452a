create table meeting_drifts_told (
  meeting_id text not null,
  now_local text not null,
  told_at bigint not null,
  primary key (meeting_id, now_local)
);
