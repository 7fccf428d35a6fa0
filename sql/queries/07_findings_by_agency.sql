-- How many faults were found in each disclosure, and how grave are they?
-- 每份公开文件发现了多少问题，严重程度如何？
-- `yusuan findings --agency …` tells them one by one.

select
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_document.file_name,
    count(*) filter (where findings.severity = 'error' and findings.outcome = 'failed') as errors,
    count(*) filter (where findings.severity = 'warning' and findings.outcome = 'failed') as warnings,
    count(*) filter (where findings.severity = 'info' and findings.outcome = 'failed') as infos,
    count(*) filter (where findings.outcome = 'repaired') as repaired,
    count(*) filter (where findings.outcome = 'accepted') as accepted,
    -- Sums that fall short because the document says it leaves something out.
    count(*) filter (where findings.outcome = 'withheld') as withheld,
    -- What could not be read, which is no fault of the disclosure.
    count(*) filter (where findings.outcome in ('set_aside', 'not_understood')) as not_read
from dim_document
left join findings on dim_document.document_id = findings.document_id and findings.explained_by is null
group by
    dim_document.document_id,
    dim_document.agency_name,
    dim_document.fiscal_year,
    dim_document.document_kind,
    dim_document.file_name
order by
    errors desc,
    warnings desc,
    dim_document.agency_name asc;
