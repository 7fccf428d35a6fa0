-- L10: the document says whose it is, and of which fiscal year.
-- Why: figures without an owner or a year can be added to nothing and held against nothing. One comparison per document.
-- Tolerance: none. File names do not count: they say what somebody called the file.
-- Source: 地方预决算公开操作规程 (财预〔2016〕143号): 公开内容完整.
select
    dim_document.document_id,
    cast(null as varchar) as form_id,
    cast(null as varchar) as table_id,
    cast(null as varchar) as cell_id,
    case
        when dim_document.fiscal_year is not null then 'no agency'
        when dim_document.agency_name = '（未注明）' then 'neither agency nor fiscal year'
        else 'no fiscal year'
    end as stated,
    'the name of the agency and the fiscal year' as expected,
    cast(null as decimal(18, 2)) as difference,
    dim_document.fiscal_year is not null and dim_document.agency_name != '（未注明）' as holds,
    dim_document.file_name as place,
    'The document prints '
    || case
        when dim_document.fiscal_year is not null then 'no agency that it is about'
        when dim_document.agency_name = '（未注明）' then 'neither the agency that it is about nor its fiscal year'
        else 'no fiscal year'
    end || '.' as explanation,
    '文件没有印出'
    || case
        when dim_document.fiscal_year is not null then '部门（单位）名称'
        when dim_document.agency_name = '（未注明）' then '部门（单位）名称和年度'
        else '年度'
    end || '。' as explanation_zh
from dim_document;
