SELECT DISTINCT {start} FROM duties_obligation o JOIN duties_duty d ON d.id = o.duty_id WHERE o.id IN ({near})
