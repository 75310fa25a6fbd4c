#include "agents/people/ContactTable.h"

#include "agents/skills/text/Csv.h"
#include "core/rules/authority/RuleCheck.h"
#include "core/rules/people/People.h"

#include <QRegularExpression>
#include <QSet>

namespace qd::agents {

namespace {

using namespace Qt::StringLiterals;

/// A spreadsheet takes what begins so for a formula, and works it out (OWASP, CSV injection); also what other programs have put behind an apostrophe.
bool beginsAFormula(const QString& value)
{
    static const QRegularExpression kBegins(u"\\A'*[=+\\-@＝＋－＠\\t\\r\\n]"_s);
    return kBegins.match(value).hasMatch();
}

/// A telephone number, a "+" and digits alone, stays as other programs read it: worked out it is itself.
QString intoCell(const QString& value)
{
    static const QRegularExpression kNumber(u"\\A\\+[0-9]+\\z"_s);
    return beginsAFormula(value) && !kNumber.match(value).hasMatch() ? u'\'' + value : value;
}

QString fromCell(const QString& cell)
{
    return cell.startsWith(u'\'') && beginsAFormula(cell.mid(1)) ? cell.mid(1) : cell;
}

QStringList wordsOf(const QString& cell)
{
    static const QRegularExpression kBetween(u"[,;|\\s]+"_s);
    return cell.split(kBetween, Qt::SkipEmptyParts);
}

/// Reads one table, or one person, and remembers all that is wrong with it.
class Reading {
public:
    Reading(const Csv& csv, Instant now) : m_csv(csv), m_now(now) {}

    ContactRows read()
    {
        takeColumns();
        for (qsizetype i = 1; m_hasColumns && i < m_csv.rows.size(); ++i) // with columns that are wrong, so would be each line
            takeLine(m_csv.rows[i]);
        for (const ContactFault& fault : std::as_const(m_faults))
            m_read.faults.append(u"line %1, %2: %3"_s.arg(fault.line).arg(fault.where, faultWords(fault)));
        return std::move(m_read);
    }

    ContactByHand readOne(const QMap<QString, QString>& values)
    {
        ContactRow row;
        QMap<QString, QString> special;
        for (auto value = values.begin(); value != values.end(); ++value)
            personalFields().contains(value.key()) ? takeField(row, value.key(), *value) : void(special.insert(value.key(), value->trimmed()));
        takeSpecial(row, special);
        if (row.fields.isEmpty() && row.id.isNull() && m_faults.isEmpty())
            fault(0, u"name"_s, u"it says nothing of anybody"_s, u"a name, or an address"_s);
        return {row, m_faults};
    }

private:
    void fault(qsizetype line, const QString& where, const QString& wrong, const QString& right)
    {
        m_faults.append({line, where, wrong, right});
    }

    void takeColumns()
    {
        if (m_csv.rows.size() < 2)
            return fault(1, u"the whole"_s, u"it has no line below the names of its columns"_s, u"a first line as in name,e-mail,segments, then one for each person"_s);
        if (m_csv.rows.size() - 1 > kMostPeople)
            return fault(m_csv.rows.last().number, u"the whole"_s, u"it has %1 lines"_s.arg(m_csv.rows.size() - 1), u"%1 at most: several tables, one after the other"_s.arg(kMostPeople));
        for (const QString& field : m_csv.rows.first().fields) {
            const QString name = field.trimmed();
            if (!contactColumns().contains(name))
                fault(m_csv.rows.first().number, u"column \"%1\""_s.arg(name.left(100)), u"there is no such column"_s, u"one of "_s + contactColumns().join(u", "_s));
            else if (m_columns.contains(name))
                fault(m_csv.rows.first().number, u"column \"%1\""_s.arg(name), u"it stands there twice"_s, u"once"_s);
            m_columns.append(name);
        }
        m_hasColumns = m_faults.isEmpty();
    }

    void takeLine(const Csv::Row& line)
    {
        ContactRow row;
        row.line = line.number;
        m_read.rows.append(row);
        if (line.fields.size() != m_columns.size())
            return fault(line.number, u"the whole line"_s, u"it has %1 fields"_s.arg(line.fields.size()), u"%1, as the first line has; a field with a separator in it stands in quotes"_s.arg(m_columns.size()));
        QMap<QString, QString> special;
        for (qsizetype i = 0; i < m_columns.size(); ++i)
            personalFields().contains(m_columns[i]) ? takeField(row, m_columns[i], fromCell(line.fields[i])) : void(special.insert(m_columns[i], fromCell(line.fields[i]).trimmed()));
        takeSpecial(row, special);
        if (row.fields.isEmpty())
            fault(row.line, u"the whole line"_s, u"it says nothing of anybody"_s, u"a name, or an address"_s);
        for (const QString& channel : rules::reachChannels())
            takeAddress(row, channel);
        m_read.rows.last() = row;
    }

    void takeField(ContactRow& row, const QString& name, const QString& cell)
    {
        if (cell.trimmed().isEmpty())
            return;
        const Result<QString> kept = keptForm(name, cell);
        kept ? void(row.fields.insert(name, *kept)) : fault(row.line, name, kept.error().text, kept.error().hint);
    }

    void takeAddress(const ContactRow& row, const QString& channel)
    {
        const QString address = comparableAddress(channel, row.fields);
        if (address.isEmpty())
            return;
        qsizetype& before = m_lines[channel + u'/' + address];
        if (before == 0)
            before = row.line;
        else
            fault(row.line, channel, u"line %1 has the same address"_s.arg(before), u"one line for each person"_s);
    }

    void takeSpecial(ContactRow& row, const QMap<QString, QString>& cells)
    {
        if (const QString id = cells.value(u"id"_s); !id.isEmpty()) {
            row.id = ContactId::fromString(id.toLower()).value_or(ContactId());
            if (row.id.isNull())
                fault(row.line, u"id"_s, u"it is no id"_s, u"36 characters as quarterdeck contacts list shows them; none for somebody new"_s);
            else if (m_ids.contains(row.id))
                fault(row.line, u"id"_s, u"it stands there twice"_s, u"one line for each person"_s);
            m_ids.insert(row.id);
        }
        row.segments = wordsOf(cells.value(u"segments"_s));
        row.segments.removeDuplicates();
        for (const QString& segment : std::as_const(row.segments))
            if (!rules::isName(segment))
                fault(row.line, u"segments"_s, u"\"%1\" is no name of a list"_s.arg(segment.left(100)), u"small letters, digits and single hyphens, as in customers; several with spaces between them"_s);
        for (const bool given : {true, false})
            takeConsents(row, given, cells);
    }

    void takeConsents(ContactRow& row, bool given, const QMap<QString, QString>& cells)
    {
        const QString column = given ? u"agreed"_s : u"refused"_s;
        const QString how = cells.value(u"how"_s).simplified();
        for (const QString& word : wordsOf(cells.value(column))) {
            const QString channel = word.section(u'/', 0, 0), purpose = word.section(u'/', 1);
            if (!rules::reachChannels().contains(channel) || (word.contains(u'/') && !rules::isName(purpose))) {
                fault(row.line, column, u"\"%1\" is nothing that one can agree to"_s.arg(word.left(100)), u"e-mail, sms or letter, alone or with a purpose, as in e-mail/newsletter"_s);
                continue;
            }
            if (how.isEmpty())
                fault(row.line, u"how"_s, u"it does not say how that is known"_s, u"a form, a mail, their own word: it stands on record"_s);
            row.consents.append({{}, channel, purpose, given, how, m_now, {}});
        }
    }

    const Csv& m_csv;
    const Instant m_now;
    ContactRows m_read;
    QList<ContactFault> m_faults;
    QStringList m_columns;
    bool m_hasColumns = false;
    QMap<QString, qsizetype> m_lines; ///< of addresses
    QSet<ContactId> m_ids;
};

QByteArray cell(const QString& value)
{
    const QString text = intoCell(value);
    static const QRegularExpression kNeedsQuotes(u"[\",;\\r\\n\\t]|\\A\\s|\\s\\z"_s);
    return (kNeedsQuotes.match(text).hasMatch() ? u'"' + QString(text).replace(u'"', u"\"\""_s) + u'"' : text).toUtf8();
}

QString consentsOf(const ContactRow& row, bool given)
{
    QStringList words;
    for (const Consent& consent : row.consents)
        if (consent.given == given)
            words.append(consent.purpose.isEmpty() ? consent.channel : consent.channel + u'/' + consent.purpose);
    return words.join(u' ');
}

/// There is one column for all that they said: each source once.
QString sourcesOf(const ContactRow& row)
{
    QStringList sources;
    for (const Consent& consent : row.consents)
        if (!sources.contains(consent.source))
            sources.append(consent.source);
    return sources.join(u"; "_s);
}

QString cellOf(const ContactRow& row, const QString& column)
{
    if (column == u"id"_s)
        return row.id.toString();
    if (column == u"segments"_s)
        return row.segments.join(u' ');
    if (column == u"agreed"_s || column == u"refused"_s)
        return consentsOf(row, column == u"agreed"_s);
    if (column == u"how"_s)
        return sourcesOf(row);
    return row.fields.value(column);
}

} // namespace

QStringList contactColumns()
{
    return personalFields() + QStringList{u"id"_s, u"segments"_s, u"agreed"_s, u"refused"_s, u"how"_s};
}

QString faultWords(const ContactFault& fault)
{
    return u"%1; right would be: %2"_s.arg(fault.wrong, fault.right);
}

ContactByHand contactByHand(const QMap<QString, QString>& values, Instant now)
{
    const Csv none;
    return Reading(none, now).readOne(values);
}

Result<ContactRows> readContacts(const QByteArray& csv, const QString& name, Instant now)
{
    const Result<Csv> table = Csv::read(csv, name);
    if (!table)
        return table.error();
    return Reading(*table, now).read();
}

QByteArray contactsTable(const QList<ContactRow>& rows)
{
    QStringList wanted = contactColumns();
    wanted.move(wanted.indexOf(u"id"_s), 0);
    QStringList columns;
    for (const QString& column : std::as_const(wanted))
        if (std::any_of(rows.begin(), rows.end(), [&column](const ContactRow& row) { return !cellOf(row, column).isEmpty(); }))
            columns.append(column);
    QByteArray table;
    const auto addLine = [&table](const QByteArrayList& cells) { table += cells.join(',') + "\r\n"; };
    QByteArrayList names;
    for (const QString& column : std::as_const(columns))
        names.append(column.toUtf8());
    addLine(names);
    for (const ContactRow& row : rows) {
        QByteArrayList cells;
        for (const QString& column : std::as_const(columns))
            cells.append(cell(cellOf(row, column)));
        addLine(cells);
    }
    return table;
}

} // namespace qd::agents
