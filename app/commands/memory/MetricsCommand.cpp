#include "app/commands/Commands.h"
#include "app/commands/Fields.h"
#include "app/commands/memory/FetchMetrics.h"
#include "app/commands/memory/MeasurementFile.h"
#include "app/commands/record/PastQuestion.h"
#include "app/commands/reports/MoneyReport.h"
#include "app/engine/SourceFolder.h"
#include "core/rules/Measuring.h"
#include "core/rules/calendar/Moments.h"

#include <QFileInfo>

#include <algorithm>
#include <tuple>

namespace qd::app {

namespace {

/// Finds the runs behind the ids that people give for pieces: of a run, of something it made, or of what went out.
class Pieces {
public:
    explicit Pieces(const Invocation& call) : m_call(call) {}

    /// Sets run, kind and title, and the campaign that the run was about where no other is named. Error::Parse: there is no such piece, with `where` it was asked for.
    Result<Done> find(const QString& id, const QString& where, Measurement& into)
    {
        if (id.isEmpty())
            return Done{};
        const QString wanted = id.toLower();
        for (const Piece& piece : piecesNow())
            if (piece.id == wanted) {
                into.run = piece.run;
                into.kind = piece.kind;
                into.title = piece.title.left(200);
                if (into.campaign.isEmpty())
                    into.campaign = piece.campaign; // where its cost counts
                return Done{};
            }
        return Error{Error::Parse, QStringLiteral("%1: there is no piece %2").arg(where, id), where,
                     QStringLiteral("the id of a run, as quarterdeck runs lists them, or of what it made, as runs show ID --json says")};
    }

private:
    struct Piece {
        QString id;
        RunId run;
        QString kind;
        QString title;
        QString campaign;
    };

    /// Read once: a table of a thousand rows asks a thousand times.
    const QList<Piece>& piecesNow()
    {
        if (!m_pieces.isEmpty())
            return m_pieces;
        const Result<RunPage> page = ask<RunPage>(m_call, [](HistoryReader& r, Mailbox* m, auto done) { r.runs(0, kPage, m, done); });
        for (const RunRow& row : page ? page->rows : QList<RunRow>())
            add(row);
        return m_pieces;
    }
    void add(const RunRow& row)
    {
        const Result<RunDetail> detail = ask<RunDetail>(m_call, [&row](HistoryReader& r, Mailbox* m, auto done) { r.run(row.run, m, done); });
        const QString campaign = detail ? detail->campaign : QString();
        m_pieces.append({row.run.toString(), row.run, {}, row.title, campaign});
        for (const Artefact& made : detail ? detail->artefacts : QList<Artefact>())
            m_pieces.append({made.id.toString(), row.run, made.kind, made.title.isEmpty() ? row.title : made.title, campaign});
        for (const Effect& effect : detail ? detail->effects : QList<Effect>())
            m_pieces.append({effect.id.toString(), row.run, effect.content.kind.text, effect.content.title, campaign});
    }

    const Invocation& m_call;
    QList<Piece> m_pieces;
};

Result<Instant> momentOfRow(const QString& text, const QString& where, const QString& zone, Instant now)
{
    if (text.isEmpty())
        return now;
    if (const std::optional<Instant> at = rules::momentOf(text, zone))
        return *at;
    return Error{Error::Parse, QStringLiteral("%1: \"%2\" is no moment").arg(where, text), where, QStringLiteral("2026-11-24, 2026-11-24T14:30 or the same with a zone (RFC 3339)")};
}

Result<NoteMetrics> commandOf(const Invocation& call, const OfficeState& state, const QList<MeasurementRow>& rows)
{
    Pieces pieces(call);
    const Instant now = SystemClock().now();
    NoteMetrics command;
    for (const MeasurementRow& row : rows) {
        Measurement m;
        m.name = row.name;
        m.value = row.value;
        m.unit = row.unit;
        m.channel = row.channel;
        m.campaign = row.campaign;
        m.from = row.from;
        if (const Result<Done> found = pieces.find(row.piece, row.where, m); !found)
            return found.error();
        const Result<Instant> at = momentOfRow(row.measured, row.where, state.org.organisation().timeZone, now);
        if (!at)
            return at.error();
        m.measured = *at;
        command.measurements.append(m);
    }
    return command;
}

int note(const Invocation& call, const OfficeState& state, const QList<MeasurementRow>& rows)
{
    const Result<NoteMetrics> command = commandOf(call, state, rows);
    return carryOut(call, command ? Result<Command>(*command) : Result<Command>(command.error()));
}

int read(const Invocation& call, const OfficeState& state, const QString& file, const QString& from)
{
    const Result<QByteArray> bytes = readFileBytes(file);
    Result<QList<MeasurementRow>> rows = bytes ? readMeasurements(*bytes, QFileInfo(file).fileName()) : Result<QList<MeasurementRow>>(bytes.error());
    if (!rows)
        return call.fail(rows.error());
    for (MeasurementRow& row : *rows)
        if (row.from.isEmpty())
            row.from = from.isEmpty() ? QFileInfo(file).fileName() : from;
    return note(call, state, *rows);
}

void measurementFields(JsonWriter& out, const Measurement& m)
{
    field(out, "name", m.name);
    field(out, "value", m.value);
    field(out, "unit", m.unit);
    field(out, "run", m.run);
    field(out, "kind", m.kind);
    field(out, "title", m.title);
    field(out, "channel", m.channel);
    field(out, "campaign", m.campaign);
    field(out, "from", m.from);
    field(out, "measured", m.measured);
}

void tallyFields(JsonWriter& out, const QString& key, const MetricTally& tally)
{
    field(out, "name", key.section(QLatin1Char('/'), 0, 0));
    field(out, "channel", key.section(QLatin1Char('/'), 1));
    field(out, "count", tally.count);
    field(out, "mean", tally.mean());
    field(out, "least", tally.least);
    field(out, "most", tally.most);
    field(out, "unit", tally.unit);
}

/// What was measured last of each, the newest first, and what it comes to.
int list(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser)
{
    QList<Measurement> shown;
    const auto wants = [&](const char* option, const QString& value) {
        const QString wanted = parser.value(QString::fromLatin1(option));
        return wanted.isEmpty() || wanted == value;
    };
    for (const Measurement& m : state.metrics.latest)
        if (wants("name", m.name) && wants("channel", m.channel) && wants("campaign", m.campaign) && wants("piece", m.run.isNull() ? QString() : m.run.toString()))
            shown.append(m);
    std::sort(shown.begin(), shown.end(), [](const Measurement& a, const Measurement& b) {
        return a.measured != b.measured ? a.measured > b.measured : std::tie(a.name, a.title, a.channel) < std::tie(b.name, b.title, b.channel);
    });
    if (call.json) {
        call.print(document([&](JsonWriter& out) {
            fieldList(out, "metrics", shown, [&](const Measurement& m) { measurementFields(out, m); });
            fieldList(out, "over_all", state.metrics.tallies.keys(), [&](const QString& key) { tallyFields(out, key, state.metrics.tallies.value(key)); });
        }));
        return kDone;
    }
    const QString zone = state.org.organisation().timeZone;
    for (const Measurement& m : std::as_const(shown))
        call.say(QStringLiteral("%1 %2  (%3%4)").arg(rules::valueText(m).leftJustified(28), rules::subjectText(m), rules::clockText(m.measured, zone),
                                                  m.from.isEmpty() ? QString() : QStringLiteral(", ") + m.from));
    if (shown.isEmpty())
        call.say(QStringLiteral("Nothing was measured."));
    for (auto it = state.metrics.tallies.begin(); it != state.metrics.tallies.end(); ++it)
        if (it->count > 1 && parser.value(QStringLiteral("piece")).isEmpty())
            call.say(QStringLiteral("over all: %1 measured %2 times, mean %3, from %4 to %5 %6").arg(it.key()).arg(it->count).arg(it->mean()).arg(it->least)
                         .arg(it->most).arg(it->unit).trimmed());
    return kDone;
}

} // namespace

int metricsCommand(const Invocation& call)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("list [--name N] | note NAME VALUE | read FILE | fetch CONNECTOR | targets\n"
                                                    "How things did out there. A number informs agents and sets off triggers; it allows nothing."));
    const auto option = [&](const char* name, const char* what, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(what), QString::fromLatin1(value)});
    };
    option("name", "list: of this metric only.", "NAME");
    option("unit", "note: what it counts, as %.", "UNIT");
    option("piece", "Of which piece: a run, something it made, or what went out.", "ID");
    option("channel", "Of which channel, as linkedin.", "NAME");
    option("campaign", "Of which campaign, as autumn-series.", "NAME");
    option("measured-at", "note: when; now without it.", "WHEN");
    option("from", "Where it comes from; the file's name when one is read.", "SOURCE");
    const Result<bool> given = readArguments(parser, call, QStringLiteral("what"));
    if (!given || !*given)
        return given ? kDone : call.fail(given.error());
    const QStringList words = parser.positionalArguments();
    const QString verb = words.value(0, QStringLiteral("list"));
    const Result<OfficeState> state = stateNow(call);
    if (!state)
        return call.fail(state.error());
    if (verb == QLatin1String("list") && words.size() < 2)
        return list(call, *state, parser);
    if (verb == QLatin1String("targets") && words.size() == 1) {
        const Instant now = SystemClock().now();
        call.json ? call.print(document([&](JsonWriter& out) { targetFields(out, *state, now); })) : sayTargets(call, *state, now);
        return kDone;
    }
    if (verb == QLatin1String("fetch") && words.size() == 2)
        return fetchMetrics(call, *state, words[1]);
    if (verb == QLatin1String("read") && words.size() == 2)
        return read(call, *state, words[1], parser.value(QStringLiteral("from")));
    if (verb != QLatin1String("note") || words.size() != 3)
        return call.fail({Error::Parse, QStringLiteral("metrics cannot \"%1\"").arg(words.join(QLatin1Char(' '))), verb, QStringLiteral("list, note NAME VALUE, read FILE, fetch CONNECTOR, targets")});
    const Result<double> value = numberArgument(words[2], QStringLiteral("VALUE"));
    if (!value)
        return call.fail(value.error());
    return note(call, *state, {{QStringLiteral("--piece"), words[1], *value, parser.value(QStringLiteral("unit")), parser.value(QStringLiteral("piece")),
                                parser.value(QStringLiteral("channel")), parser.value(QStringLiteral("campaign")), parser.value(QStringLiteral("from")),
                                parser.value(QStringLiteral("measured-at"))}});
}

} // namespace qd::app
