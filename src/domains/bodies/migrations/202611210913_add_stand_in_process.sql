alter table stand_ins add column process_id text;
drop index stand_ins_once;
create unique index stand_ins_once on stand_ins (for_id)
  where ended_at is null and process_id is null;
create unique index stand_ins_once_each on stand_ins (for_id, process_id)
  where ended_at is null and process_id is not null;
