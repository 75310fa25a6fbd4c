#include "agents/effects/render/paper/Invoice.h"

#include "agents/effects/render/paper/Letter.h"
#include "agents/skills/paper/InvoiceText.h"
#include "agents/skills/seo/UrlSlug.h"

namespace qd::agents {

namespace {

/// As it stands, whatever it means in Markdown.
QString plain(const QString& text)
{
    static const QString kSpecial = QStringLiteral("\\`*_{}[]()<>#+-.!|&~:/@");
    QString out;
    for (const QChar c : text.simplified()) {
        if (kSpecial.contains(c))
            out += QLatin1Char('\\');
        out += c;
    }
    return out;
}

/// "1.5", "19": without the noughts at its end.
QString shortest(qint64 number, int places)
{
    QString text = QString::number(number).rightJustified(places + 1, QLatin1Char('0'));
    text.insert(text.size() - places, QLatin1Char('.'));
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text;
}

QString row(const QStringList& cells)
{
    return QStringLiteral("| %1 |\n").arg(cells.join(QStringLiteral(" | ")));
}

QString textOf(const Invoice& invoice)
{
    const auto amount = [&invoice](qint64 of) { return plain(amountInWords(of, invoice.currency)); };
    QString text = QStringLiteral("Date: %1, due: %2\n\n").arg(plain(invoice.date.toString(Qt::ISODate)), plain(invoice.due.toString(Qt::ISODate)));
    text += row({QStringLiteral("Position"), QStringLiteral("Quantity"), QStringLiteral("Price"), QStringLiteral("Tax"), QStringLiteral("Amount")});
    text += row({QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---"), QStringLiteral("---")});
    for (const InvoicePosition& position : invoice.positions)
        text += row({plain(position.text), plain(shortest(position.quantity, 3)), amount(position.price), plain(shortest(position.tax, 2)) + QStringLiteral(" %"), amount(position.net())});
    text += QStringLiteral("\nNet: %1\n\n").arg(amount(invoice.net()));
    for (const Invoice::Tax& tax : invoice.taxes())
        text += QStringLiteral("Tax of %1 % on %2: %3\n\n").arg(plain(shortest(tax.rate, 2)), amount(tax.net), amount(tax.amount));
    text += QStringLiteral("**To pay by %1: %2**\n").arg(plain(invoice.due.toString(Qt::ISODate)), amount(invoice.total()));
    return invoice.note.isEmpty() ? text : text + QLatin1Char('\n') + plain(invoice.note) + QLatin1Char('\n');
}

} // namespace

Result<Rendered> renderInvoice(const InvoiceMaterial& material, const Brand& brand, const QStringList& to)
{
    const Result<QList<Invoice>> read = invoicesIn(material.invoice.toUtf8());
    if (!read)
        return read.error();
    if (read->size() != 1)
        return Error{Error::Parse, QStringLiteral("it holds %1 invoices").arg(read->size()), QStringLiteral("invoice"), QStringLiteral("one of them for each letter")};
    const Invoice& invoice = read->first();
    if (!to.isEmpty() && to != QStringList{invoice.customer})
        return Error{Error::Parse, QStringLiteral("invoice %1 is for another customer than it would go to").arg(invoice.number), QStringLiteral("to"), QStringLiteral("the customer of the invoice")};
    const QString total = amountInWords(invoice.total(), invoice.currency), due = invoice.due.toString(Qt::ISODate);
    Result<Rendered> out = renderLetter({UrlSlug::of(QStringLiteral("invoice ") + invoice.number), QStringLiteral("Invoice %1: %2, due on %3").arg(invoice.number, total, due), textOf(invoice), material.date, material.rehearsal}, brand);
    if (!out)
        return out;
    out->content.kind = {QStringLiteral("invoice")};
    out->content.audience = QStringLiteral("the customer of invoice %1").arg(invoice.number);
    out->content.details.insert({{QStringLiteral("invoice"), invoice.number}, {QStringLiteral("customer"), invoice.customer}, {QStringLiteral("total"), total}, {QStringLiteral("currency"), invoice.currency}, {QStringLiteral("due"), due}});
    return out;
}

} // namespace qd::agents
