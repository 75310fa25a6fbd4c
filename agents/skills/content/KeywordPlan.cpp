#include "agents/skills/content/KeywordPlan.h"

#include "agents/skills/text/Csv.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cmath>

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr qsizetype kHeaderWithin = 10;
constexpr qint64 kBiggestFile = 64 * 1024 * 1024;

struct Columns {
    qsizetype keyword = -1;
    qsizetype volume = -1;
    qsizetype difficulty = -1;
    qsizetype competition = -1; ///< in words
};

bool isOneOf(const QString& name, std::initializer_list<QLatin1String> names)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

Columns columnsOf(const QStringList& header)
{
    Columns found;
    for (qsizetype i = 0; i < header.size(); ++i) {
        const QString name = header[i].simplified().toLower();
        const auto claim = [i](qsizetype& column) { column = column < 0 ? i : column; };
        if (isOneOf(name, {"keyword"_L1, "keywords"_L1, "search term"_L1, "query"_L1}))
            claim(found.keyword);
        else if (isOneOf(name, {"avg. monthly searches"_L1, "avg monthly searches"_L1, "average monthly searches"_L1, "volume"_L1,
                                "search volume"_L1, "monthly searches"_L1}))
            claim(found.volume);
        else if (isOneOf(name, {"competition (indexed value)"_L1, "difficulty"_L1, "keyword difficulty"_L1, "kd"_L1}))
            claim(found.difficulty);
        else if (name == "competition"_L1)
            claim(found.competition);
    }
    return found;
}

/// The header is the first of the upper rows that names most of the columns; 0 when none does.
qsizetype headerRow(const QList<Csv::Row>& rows)
{
    qsizetype best = 0;
    int most = 0;
    for (qsizetype i = 0; i < std::min(rows.size(), kHeaderWithin); ++i) {
        const Columns c = columnsOf(rows[i].fields);
        const int named = (c.keyword >= 0) + (c.volume >= 0) + (c.difficulty >= 0 || c.competition >= 0);
        if (named > most) {
            best = i;
            most = named;
        }
    }
    return best;
}

std::optional<Error> missingColumn(const Columns& columns, const QStringList& header, const QString& name)
{
    QString missing, right;
    if (columns.keyword < 0) {
        missing = u"keyword"_s;
        right = u"a column \"Keyword\""_s;
    } else if (columns.volume < 0) {
        missing = u"search volume"_s;
        right = u"a column \"Avg. monthly searches\" or \"volume\""_s;
    } else if (columns.difficulty < 0 && columns.competition < 0) {
        missing = u"difficulty"_s;
        right = u"a column \"Competition (indexed value)\", \"Competition\" or \"difficulty\""_s;
    } else {
        return std::nullopt;
    }
    QString found = header.join(u"\", \""_s).simplified();
    if (found.size() > 200)
        found = found.first(200) + u'…';
    return Error{Error::Parse, u"%1 has no column for the %2: its columns are \"%3\"."_s.arg(name, missing, found), name, right};
}

/// "1,300", "1.300", "1 300", "1K", "2.5M", "1K – 10K" (its lower end). Nothing when it is no such number.
std::optional<qint64> volumeOf(QString text, bool& range)
{
    text = text.simplified().toUpper();
    for (const QChar dash : {u'–', u'—', u'-'})
        if (const qsizetype at = text.indexOf(dash); at > 0) {
            text = text.first(at).trimmed();
            range = true;
        }
    double factor = 1;
    if (text.endsWith(u'K') || text.endsWith(u'M')) {
        factor = text.endsWith(u'K') ? 1e3 : 1e6;
        text.chop(1);
    }
    text.remove(u' ').remove(QChar::Nbsp);
    bool number = false;
    if (factor > 1) {
        const double value = text.replace(u',', u'.').toDouble(&number);
        return number && value >= 0 && value < 1e9 ? std::optional<qint64>(std::llround(value * factor)) : std::nullopt;
    }
    if (const qsizetype at = std::max(text.lastIndexOf(u'.'), text.lastIndexOf(u',')); at >= 0 && text.size() - at != 4)
        text.truncate(at); // "1300.00" is written by spreadsheets; ".300" groups thousands
    const qint64 value = text.remove(u',').remove(u'.').toLongLong(&number);
    return number && value >= 0 ? std::optional<qint64>(value) : std::nullopt;
}

std::optional<double> difficultyOf(QString text)
{
    text = text.simplified();
    if (text.endsWith(u'%'))
        text.chop(1);
    bool number = false;
    const double value = text.replace(u',', u'.').toDouble(&number);
    return number && value >= 0 && value <= 100 ? std::optional<double>(value) : std::nullopt;
}

/// The middle of the third that the word stands for.
std::optional<double> competitionOf(const QString& text)
{
    const QString word = text.simplified().toLower();
    if (word == "low"_L1)
        return 17;
    if (word == "medium"_L1)
        return 50;
    return word == "high"_L1 ? std::optional<double>(83) : std::nullopt;
}

/// Turns rows into entries and counts what was odd about them.
class EntryReader {
public:
    explicit EntryReader(Columns columns) : m_columns(columns) {}

    std::optional<KeywordPlan::Entry> entry(const Csv::Row& row)
    {
        KeywordPlan::Entry entry{row.fields.value(m_columns.keyword).simplified(), {}, {}, row.number};
        if (entry.keyword.isEmpty()) {
            ++m_nameless;
            return std::nullopt;
        }
        bool range = false;
        entry.volume = volumeOf(row.fields.value(m_columns.volume), range);
        m_ranges += range;
        if (!entry.volume && m_unread == 0)
            m_firstUnread = u"row %1 has \"%2\""_s.arg(row.number).arg(row.fields.value(m_columns.volume).left(40));
        m_unread += !entry.volume;
        entry.difficulty = difficultyOf(row.fields.value(m_columns.difficulty));
        if (!entry.difficulty && (entry.difficulty = competitionOf(row.fields.value(m_columns.competition))))
            ++m_worded;
        return entry;
    }
    QStringList notes() const
    {
        QStringList said;
        if (m_ranges)
            said.append(u"%1 volumes are ranges and count with their lower end"_s.arg(m_ranges));
        if (m_worded)
            said.append(u"%1 difficulties are given in words: low counts 17, medium 50, high 83"_s.arg(m_worded));
        if (m_unread)
            said.append(u"%1 volumes are no numbers and count as unknown (%2)"_s.arg(m_unread).arg(m_firstUnread));
        if (m_nameless)
            said.append(u"%1 rows without a keyword were left out"_s.arg(m_nameless));
        return said;
    }

private:
    Columns m_columns;
    int m_ranges = 0;
    int m_worded = 0;
    int m_unread = 0;
    int m_nameless = 0;
    QString m_firstUnread;
};

Result<KeywordPlan> readFile(const QString& path, const QString& name)
{
    QFile file(path);
    if (file.size() > kBiggestFile)
        return Error{Error::Parse, u"%1 has %2 bytes, at most %3 are read."_s.arg(name).arg(file.size()).arg(kBiggestFile), name,
                     u"an export with fewer rows"_s};
    if (!file.open(QIODevice::ReadOnly))
        return Error{Error::Parse, u"%1 cannot be read: %2."_s.arg(name, file.errorString()), name, u"a readable file"_s};
    return KeywordPlan::read(file.readAll(), name);
}

} // namespace

Result<KeywordPlan> KeywordPlan::read(const QByteArray& bytes, const QString& name)
{
    const Result<Csv> csv = Csv::read(bytes, name);
    if (!csv)
        return csv.error();
    if (csv->rows.isEmpty())
        return Error{Error::Parse, u"%1 is empty."_s.arg(name), name, u"a header line and a row per keyword"_s};
    const qsizetype header = headerRow(csv->rows);
    const Columns columns = columnsOf(csv->rows[header].fields);
    if (const auto error = missingColumn(columns, csv->rows[header].fields, name))
        return *error;
    KeywordPlan plan;
    plan.source = name;
    EntryReader reader(columns);
    for (qsizetype i = header + 1; i < csv->rows.size(); ++i)
        if (auto entry = reader.entry(csv->rows[i]))
            plan.entries.append(*std::move(entry));
    QStringList notes = reader.notes();
    if (!csv->note.isEmpty())
        notes.prepend(csv->note);
    plan.note = notes.join(u"; "_s);
    return plan;
}

Result<KeywordPlan> KeywordPlan::newest(const QString& home)
{
    if (!home.isEmpty()) {
        const QDir folder(home + "/keywords"_L1);
        QFileInfoList files = folder.entryInfoList({u"*.csv"_s}, QDir::Files | QDir::Readable, QDir::Name);
        std::sort(files.begin(), files.end(), [](const QFileInfo& a, const QFileInfo& b) {
            return a.lastModified() != b.lastModified() ? a.lastModified() > b.lastModified() : a.fileName() < b.fileName();
        });
        if (!files.isEmpty())
            return readFile(files.constFirst().filePath(), "keywords/"_L1 + files.constFirst().fileName());
    }
    Result<KeywordPlan> sample = readFile(u":/samples/keywords.csv"_s, u"samples/keywords.csv"_s);
    if (sample)
        sample->note = u"sample figures that ship with the program, not measurements; put an export of a keyword planner into keywords/"_s;
    return sample;
}

} // namespace qd::agents
