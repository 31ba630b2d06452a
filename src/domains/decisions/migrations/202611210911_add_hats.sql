alter table positions add column hat text;
alter table objections add column hat text;
alter table objection_supporters add column hat text;
alter table designation_reactions add column hat text;
alter table minority_statements add column hat text;
