#include "agents/skills/paper/InvoiceText.h"

#include "agents/skills/text/Csv.h"
#include "core/base/Json.h"
#include "core/model/Ids.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qint64 kMostAmount = 1'000'000'000'000; ///< of the smallest unit: a hundred of them times a rate still fit
constexpr qint64 kMostPrice = 1'000'000'000, kMostQuantity = 1'000'000'000; ///< of the smallest unit, and in thousandths
const QStringList kOfInvoice{u"number"_s, u"customer"_s, u"date"_s, u"due"_s, u"currency"_s, u"note"_s, u"total"_s};
const QStringList kOfPosition{u"text"_s, u"quantity"_s, u"price"_s, u"tax"_s};

Error wrong(const QString& where, const QString& what, const QString& right)
{
    return {Error::Parse, u"%1: %2"_s.arg(where, what), where, right};
}

/// Half rounded away from nothing.
qint64 divided(qint64 what, qint64 by)
{
    return what >= 0 ? (what + by / 2) / by : -((-what + by / 2) / by);
}

/// Decimals as a whole number of their last place; nothing: it is no such number, or has more places.
std::optional<qint64> wholeOf(const QString& text, int places, bool mayBeNegative)
{
    static const QRegularExpression form(u"\\A(-?)(0|[1-9][0-9]{0,11})(?:\\.([0-9]{1,4}))?\\z"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch() || match.captured(3).size() > places || (!mayBeNegative && !match.captured(1).isEmpty()))
        return std::nullopt;
    const qint64 amount = (match.captured(2) + match.captured(3).leftJustified(places, u'0')).toLongLong();
    return match.captured(1).isEmpty() ? amount : -amount;
}

QString decimal(qint64 amount, int places)
{
    const QString digits = QString::number(std::abs(amount)).rightJustified(places + 1, u'0');
    const QString whole = digits.left(digits.size() - places);
    return (amount < 0 ? u"-"_s : QString()) + (places == 0 ? whole : whole + u'.' + digits.right(places));
}

using Given = QMap<QString, QString>;

/// What stands at a place, by name.
struct Place {
    QString where; ///< "invoice 2", "row 5"
    Given values;

    QString at(const QString& name) const { return values.value(name); }
    Error no(const QString& name, const QString& right) const
    {
        const QString said = at(name);
        return wrong(where, said.isEmpty() ? u"%1 is missing"_s.arg(name) : u"%1 is \"%2\""_s.arg(name, said.left(80)), right);
    }
};

bool isLine(const QString& text, qsizetype most)
{
    return !text.trimmed().isEmpty() && text.size() <= most && std::none_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20; });
}

Result<InvoicePosition> positionOf(const Place& in, const QString& currency)
{
    InvoicePosition position;
    position.text = in.at(u"text"_s).trimmed();
    if (!isLine(position.text, 200))
        return in.no(u"text"_s, u"what is charged for, in one line of at most 200 characters"_s);
    const std::optional<qint64> quantity = wholeOf(in.at(u"quantity"_s), 3, false);
    if (!quantity || *quantity <= 0 || *quantity > kMostQuantity)
        return in.no(u"quantity"_s, u"more than nothing, with at most three decimals, as \"1.5\""_s);
    const std::optional<qint64> price = wholeOf(in.at(u"price"_s), decimalsOf(currency), true);
    if (!price || std::abs(*price) > kMostPrice)
        return in.no(u"price"_s, u"an amount in %1 with at most %2 decimals, without separators, as \"120\""_s.arg(currency).arg(decimalsOf(currency)));
    const std::optional<qint64> tax = wholeOf(in.at(u"tax"_s), 2, false);
    if (!tax || *tax > 10'000)
        return in.no(u"tax"_s, u"percent from 0 to 100, as \"19\" or \"0\""_s);
    position.quantity = *quantity;
    position.price = *price;
    position.tax = *tax;
    if (std::abs(position.net()) > kMostAmount)
        return wrong(in.where, u"it comes to %1"_s.arg(amountInWords(position.net(), currency)), u"at most %1"_s.arg(amountInWords(kMostAmount, currency)));
    return position;
}

/// All but its positions.
Result<Invoice> headOf(const Place& in)
{
    static const QRegularExpression number(u"\\A[A-Za-z0-9][A-Za-z0-9._/-]{0,39}\\z"_s), currency(u"\\A[A-Z]{3}\\z"_s);
    Invoice invoice;
    invoice.number = in.at(u"number"_s);
    if (!number.match(invoice.number).hasMatch())
        return in.no(u"number"_s, u"1 to 40 letters, digits, dots, slashes and hyphens, as \"2026-017\""_s);
    const QString customer = in.at(u"customer"_s);
    const std::optional<ContactId> contact = ContactId::fromString(customer.startsWith(u"contact:") ? QStringView(customer).mid(8) : QStringView(customer));
    if (!contact || contact->isNull())
        return in.no(u"customer"_s, u"the id of one who is kept: quarterdeck contacts list"_s);
    invoice.customer = u"contact:"_s + contact->toString();
    invoice.date = QDate::fromString(in.at(u"date"_s), Qt::ISODate);
    if (!invoice.date.isValid())
        return in.no(u"date"_s, u"a day, as 2026-11-23"_s);
    invoice.due = QDate::fromString(in.at(u"due"_s), Qt::ISODate);
    if (!invoice.due.isValid() || invoice.due < invoice.date)
        return in.no(u"due"_s, u"a day that is not before its date, as 2026-12-23"_s);
    invoice.currency = in.at(u"currency"_s);
    if (!currency.match(invoice.currency).hasMatch())
        return in.no(u"currency"_s, u"three capital letters, as \"EUR\""_s);
    invoice.note = in.at(u"note"_s).trimmed();
    if (!invoice.note.isEmpty() && !isLine(invoice.note, 500))
        return in.no(u"note"_s, u"one line of at most 500 characters"_s);
    return invoice;
}

Result<Done> checkSum(const Invoice& invoice, const Place& in)
{
    if (invoice.positions.isEmpty() || invoice.positions.size() > kMostPositions)
        return wrong(in.where, u"it has %1 positions"_s.arg(invoice.positions.size()), u"1 to %1"_s.arg(kMostPositions));
    if (invoice.total() <= 0 || invoice.total() > kMostAmount)
        return wrong(in.where, u"it comes to %1"_s.arg(amountInWords(invoice.total(), invoice.currency)), u"more than nothing, and at most %1"_s.arg(amountInWords(kMostAmount, invoice.currency)));
    if (in.values.contains(u"total"_s) && wholeOf(in.at(u"total"_s), decimalsOf(invoice.currency), false) != invoice.total())
        return wrong(in.where, u"total is \"%1\""_s.arg(in.at(u"total"_s).left(80)), u"what its positions come to with tax: %1"_s.arg(decimal(invoice.total(), decimalsOf(invoice.currency))));
    return Done{};
}

Result<Done> add(QList<Invoice>& all, const Invoice& invoice, const Place& in)
{
    for (const Invoice& other : std::as_const(all))
        if (other.number == invoice.number)
            return wrong(in.where, u"the number %1 stands twice"_s.arg(invoice.number), u"a number of its own for each invoice"_s);
    if (const Result<Done> sum = checkSum(invoice, in); !sum)
        return sum;
    all.append(invoice);
    return Done{};
}

Result<Given> membersOf(const Json& json, const QStringList& known, const QString& where)
{
    Given given;
    if (json.kind() != Json::Object)
        return wrong(where, u"it is no object"_s, u"{\"%1\": …}"_s.arg(known.first()));
    for (const auto& [name, value] : json.members()) {
        if (name == u"positions" && known == kOfInvoice)
            continue;
        if (!known.contains(name))
            return wrong(where, u"\"%1\" is unknown"_s.arg(name.left(80)), u"one of: %1"_s.arg(known.join(u", "_s)));
        if (value.kind() != Json::String)
            return wrong(where, u"%1 is no text"_s.arg(name), u"every value in quotes, amounts as \"120.00\""_s);
        if (!value.toString().isEmpty())
            given.insert(name, value.toString());
    }
    return given;
}

Result<QList<Invoice>> fromJson(const Json& json)
{
    const QList<Json> list = json.kind() == Json::List ? json.items() : json.find(u"invoices"_s) ? json.at(u"invoices").items() : QList<Json>{json};
    QList<Invoice> all;
    for (const Json& item : list) {
        const QString where = u"invoice %1"_s.arg(all.size() + 1);
        const Result<Given> members = membersOf(item, kOfInvoice, where);
        if (!members)
            return members.error();
        const Place in{where, *members};
        Result<Invoice> invoice = headOf(in);
        if (!invoice)
            return invoice.error();
        for (const Json& entry : item.at(u"positions").items()) {
            const QString at = u"%1, position %2"_s.arg(where).arg(invoice->positions.size() + 1);
            const Result<Given> of = membersOf(entry, kOfPosition, at);
            if (!of)
                return of.error();
            const Result<InvoicePosition> position = positionOf({at, *of}, invoice->currency);
            if (!position)
                return position.error();
            invoice->positions.append(*position);
        }
        if (const Result<Done> added = add(all, *invoice, in); !added)
            return added.error();
    }
    return all;
}

Result<QList<Place>> rowsOf(const QByteArray& bytes)
{
    const Result<Csv> table = Csv::read(bytes, u"the list"_s);
    if (!table)
        return table.error();
    const QStringList known = kOfInvoice + kOfPosition;
    QStringList head;
    for (const QString& name : table->rows.isEmpty() ? QStringList() : table->rows.first().fields)
        head.append(name.trimmed().toLower());
    for (const QString& name : std::as_const(head))
        if (!known.contains(name) || head.count(name) > 1)
            return wrong(u"row 1"_s, u"the column \"%1\" is unknown or stands twice"_s.arg(name.left(80)), u"each once of: %1"_s.arg(known.join(u", "_s)));
    QList<Place> places;
    for (const Csv::Row& row : table->rows.mid(1)) {
        Place place{u"row %1"_s.arg(row.number), {}};
        if (row.fields.size() != head.size())
            return wrong(place.where, u"it has %1 fields"_s.arg(row.fields.size()), u"%1, as the first row"_s.arg(head.size()));
        for (qsizetype i = 0; i < head.size(); ++i)
            if (const QString value = row.fields[i].trimmed(); !value.isEmpty())
                place.values.insert(head[i], value);
        places.append(place);
    }
    return places;
}

/// Rows of one number that follow each other are the positions of one invoice; what is of the whole invoice is alike in all of them.
Result<QList<Invoice>> fromTable(const QByteArray& bytes)
{
    const Result<QList<Place>> rows = rowsOf(bytes);
    if (!rows)
        return rows.error();
    QList<Invoice> all;
    for (qsizetype first = 0; first < rows->size();) {
        const Place& head = rows->at(first);
        Result<Invoice> invoice = headOf(head);
        if (!invoice)
            return invoice.error();
        qsizetype row = first;
        for (; row < rows->size() && rows->at(row).at(u"number"_s) == invoice->number; ++row) {
            for (const QString& name : kOfInvoice)
                if (rows->at(row).at(name) != head.at(name))
                    return rows->at(row).no(name, u"\"%1\", as in %2 of the same invoice"_s.arg(head.at(name), head.where));
            const Result<InvoicePosition> position = positionOf(rows->at(row), invoice->currency);
            if (!position)
                return position.error();
            invoice->positions.append(*position);
        }
        if (const Result<Done> added = add(all, *invoice, head); !added)
            return added.error();
        first = row;
    }
    return all;
}

} // namespace

qint64 InvoicePosition::net() const
{
    return divided(quantity * price, 1'000);
}

qint64 Invoice::net() const
{
    qint64 sum = 0;
    for (const InvoicePosition& position : positions)
        sum += position.net();
    return sum;
}

QList<Invoice::Tax> Invoice::taxes() const
{
    QMap<qint64, qint64> nets;
    for (const InvoicePosition& position : positions)
        nets[position.tax] += position.net();
    QList<Tax> all;
    for (auto one = nets.begin(); one != nets.end(); ++one)
        all.append({one.key(), one.value(), divided(one.value() * one.key(), 10'000)});
    return all;
}

qint64 Invoice::total() const
{
    qint64 sum = net();
    for (const Tax& tax : taxes())
        sum += tax.amount;
    return sum;
}

int decimalsOf(const QString& currency)
{
    static const QStringList kNone{u"BIF"_s, u"CLP"_s, u"DJF"_s, u"GNF"_s, u"ISK"_s, u"JPY"_s, u"KMF"_s, u"KRW"_s, u"PYG"_s, u"RWF"_s, u"UGX"_s, u"VND"_s, u"VUV"_s, u"XAF"_s, u"XOF"_s, u"XPF"_s};
    static const QStringList kThree{u"BHD"_s, u"IQD"_s, u"JOD"_s, u"KWD"_s, u"LYD"_s, u"OMR"_s, u"TND"_s};
    return kNone.contains(currency) ? 0 : kThree.contains(currency) ? 3 : 2;
}

QString amountInWords(qint64 amount, const QString& currency)
{
    return decimal(amount, decimalsOf(currency)) + u' ' + currency;
}

Result<QList<Invoice>> invoicesIn(const QByteArray& bytes)
{
    const QByteArray text = bytes.trimmed();
    if (text.isEmpty())
        return Error{Error::Parse, u"there is no list of invoices, or more than one"_s, u"invoices"_s, u"one file, as JSON or as a table: --sources invoices.csv"_s};
    const bool isJson = text.startsWith('{') || text.startsWith('[');
    const Result<Json> json = isJson ? Json::parse(text) : Result<Json>(Json());
    if (!json)
        return json.error();
    const Result<QList<Invoice>> all = isJson ? fromJson(*json) : fromTable(bytes);
    if (all && (all->isEmpty() || all->size() > kMostInvoices))
        return wrong(u"the list"_s, u"it holds %1 invoices"_s.arg(all->size()), u"1 to %1"_s.arg(kMostInvoices));
    return all;
}

QString lineOf(const Invoice& invoice)
{
    const int places = decimalsOf(invoice.currency);
    JsonWriter out;
    const auto member = [&out](const char* name, const QString& value) {
        out.key(name);
        out.value(value);
    };
    out.beginObject();
    member("number", invoice.number);
    member("customer", invoice.customer);
    member("date", invoice.date.toString(Qt::ISODate));
    member("due", invoice.due.toString(Qt::ISODate));
    member("currency", invoice.currency);
    member("note", invoice.note);
    member("total", decimal(invoice.total(), places));
    out.key("positions");
    out.beginList();
    for (const InvoicePosition& position : invoice.positions) {
        out.beginObject();
        member("text", position.text);
        member("quantity", decimal(position.quantity, 3));
        member("price", decimal(position.price, places));
        member("tax", decimal(position.tax, 2));
        out.endObject();
    }
    out.endList();
    out.endObject();
    return QString::fromUtf8(out.take());
}

} // namespace qd::agents
