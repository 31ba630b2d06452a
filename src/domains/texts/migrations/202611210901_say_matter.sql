alter table texts add column matter text;
