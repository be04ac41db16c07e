SELECT DISTINCT {start} FROM ({near}) o JOIN duties_duty d ON d.id = o.duty_id
