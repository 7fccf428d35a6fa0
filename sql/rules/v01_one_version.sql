-- V01: of each disclosure (agency, fiscal year, kind) one document is in the warehouse. One comparison per document.
-- Why: the views count one version and leave the others out; the reader should know which one, why, and how to choose.
-- Tolerance: none.
-- Source: none; the same bytes are one document already, so that these were published or extracted twice.
select
    document_version.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    cast(null as varchar) as stated,
    cast(null as varchar) as expected,
    cast(null as decimal(18, 2)) as difference,
    document_version.is_counted as holds,
    cast(null as varchar) as place,
    'This document and ' || counted.file_name || ' (' || counted.document_id || ') are versions of one disclosure: '
    || document_version.agency_name || ', ' || document_version.fiscal_year || ', ' || document_version.document_kind
    || '. The views count the other one, '
    || case document_version.left_out_because
        when 'fewer_proved'
            then
                'since ' || counted.proved_count || ' of its facts are proved and ' || document_version.proved_count
                || ' of this one''s'
        when 'fewer_facts'
            then
                'since it has ' || counted.fact_count || ' facts and this one ' || document_version.fact_count
                || ', as many of them proved'
        else
            'though nothing tells which is better: both have ' || counted.fact_count || ' facts, '
            || counted.proved_count || ' of them proved'
    end
    || '. `yusuan withdraw ' || counted.document_id || ' --reason …` has this one counted, `yusuan withdraw '
    || document_version.document_id || ' --reason …` takes it out.' as explanation,
    '本文件与 ' || counted.file_name || '（' || counted.document_id || '）是同一份公开文件的不同版本：'
    || document_version.agency_name || '，' || document_version.fiscal_year || ' 年，'
    || coalesce(kind_label.label_zh, document_version.document_kind) || '。视图只计入后者，'
    || case document_version.left_out_because
        when 'fewer_proved'
            then '因其有 ' || counted.proved_count || ' 个数由勾稽证明，本文件有 ' || document_version.proved_count || ' 个'
        when 'fewer_facts'
            then '因其有 ' || counted.fact_count || ' 个数，本文件有 ' || document_version.fact_count || ' 个，已证明的一样多'
        else '但二者都有 ' || counted.fact_count || ' 个数，已证明的都是 ' || counted.proved_count || ' 个，无从判断孰优'
    end
    || '。如应计入本文件，请运行 `yusuan withdraw ' || counted.document_id || ' --reason …`；如应撤下本文件，请运行 `yusuan withdraw '
    || document_version.document_id || ' --reason …`。' as explanation_zh
from document_version
left join document_version as counted on document_version.counted_document_id = counted.document_id
left join code_label as kind_label
    on document_version.document_kind = kind_label.code and kind_label.domain = 'document_kind';
