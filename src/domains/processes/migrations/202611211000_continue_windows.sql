alter table windows add column continues text;
