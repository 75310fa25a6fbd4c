#include "agents/skills/paper/Invoices.h"

#include "agents/skills/paper/InvoiceText.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

SkillId Invoices::id() const { return {u"paper.invoices"_s}; }

QString Invoices::title() const { return u"List of invoices"_s; }

QString Invoices::description() const
{
    return u"Reads a list of invoices, as JSON or as a table, and checks every amount, day and number of it. The same list gives the same lines."_s;
}

QByteArray Invoices::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["invoices"],"properties":{"invoices":{"type":"string","maxLength":4000000,"personal":true}}})";
}

QByteArray Invoices::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["count","invoices","summary","number","customer","total"],"properties":{"count":{"type":"integer","minimum":1},
"invoices":{"type":"array","items":{"type":"string"},"minItems":1},"summary":{"type":"string"},
"number":{"type":"string"},"customer":{"type":"string"},"total":{"type":"string"}}})";
}

Result<SkillOutput> Invoices::run(const SkillInput& input) const
{
    const Result<QList<Invoice>> all = invoicesIn(input.input.at(u"invoices").toString().toUtf8());
    if (!all)
        return all.error();
    QList<Json> lines;
    QStringList words;
    for (const Invoice& one : *all) {
        lines.append(Json(lineOf(one)));
        words.append(u"%1: %2"_s.arg(one.number, amountInWords(one.total(), one.currency)));
    }
    const Invoice& first = all->first();
    return SkillOutput{Json(QList<Json::Member>{{u"count"_s, Json(qint64(all->size()))}, {u"invoices"_s, Json(lines)}, {u"summary"_s, Json(words.join(u"; "_s))}, {u"number"_s, Json(first.number)},
                                                {u"customer"_s, Json(first.customer)}, {u"total"_s, Json(amountInWords(first.total(), first.currency))}}), {}};
}

} // namespace qd::agents
