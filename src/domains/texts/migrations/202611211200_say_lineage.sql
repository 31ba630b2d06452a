alter table text_versions add column lineage text;
