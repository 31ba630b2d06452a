create index agenda_items_link on agenda_items (link);
create index meetings_state on meetings (state, starts);
