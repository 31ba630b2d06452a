-- Null is the template's plain list of forums.
alter table appeals add column ladder text;
