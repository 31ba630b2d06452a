alter table contests add column interest bigint;
