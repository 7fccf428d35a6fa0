create table document_source (
    document_id varchar not null,
    url varchar not null,
    page_url varchar,
    link_text varchar,
    fetched_at timestamptz not null,
    last_modified timestamptz,
    etag varchar,
    primary key (document_id, url)
);
comment on table document_source is 'Where the bytes of a document were fetched (yusuan fetch): one row for each address they came from. Documents that were given as files have none.';
comment on column document_source.document_id is 'Document of dim_document or rejected_document.';
comment on column document_source.url is 'Address that was asked for; the server may have led on from there.';
comment on column document_source.page_url is 'Address of the page that linked to it when it was first fetched; null if the list of sources names the address itself.';
comment on column document_source.link_text is 'Words of that link, white space collapsed; null as page_url.';
comment on column document_source.fetched_at is 'When these bytes first came from this address. Of several documents of one address, the latest is what is published there.';
comment on column document_source.last_modified is 'When they were last changed, as the server said then (Last-Modified); null if it did not.';
comment on column document_source.etag is 'The version, as the server called it then (ETag); null if it did not.';
