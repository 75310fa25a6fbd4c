#include "tests/house/HouseRules.h"
#include "tests/house/SourceText.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QMap>
#include <QRegularExpression>
#include <QSet>

namespace qd::house {

namespace {

using Names = QSet<QString>;

/// What a part of the tree may include of ours. A part that is not named here has its room's line.
const QMap<QString, Names>& mayInclude()
{
    static const QMap<QString, Names> table = [] {
        const QString base = QStringLiteral("core/base"), model = QStringLiteral("core/model");
        const QString facts = QStringLiteral("core/facts"), state = QStringLiteral("core/state");
        const QString rules = QStringLiteral("core/rules"), async = QStringLiteral("core/async");
        const QString store = QStringLiteral("core/store"), core = QStringLiteral("core");
        const QString agents = QStringLiteral("agents"), ui = QStringLiteral("ui"), app = QStringLiteral("app");
        const QString resources = QStringLiteral("resources"), tests = QStringLiteral("tests");
        return QMap<QString, Names>{
            {base, {base}},
            {model, {base, model}},
            {facts, {base, model, facts}},
            {state, {base, model, facts, state}},
            {rules, {base, model, facts, state, rules}},
            {async, {base, async}},
            {store, {base, model, facts, state, async, store}},
            {agents, {core, agents, resources}},
            {ui, {core, ui, resources}},
            {app, {core, agents, ui, app, resources}},
            {resources, {resources}},
            {tests, {core, agents, ui, app, resources, tests}},
        };
    }();
    return table;
}

/// Qt modules that a room does without.
Names forbiddenModules(const QString& room)
{
    const QString gui = QStringLiteral("QtGui"), widgets = QStringLiteral("QtWidgets"), charts = QStringLiteral("QtCharts");
    const QString network = QStringLiteral("QtNetwork"), sql = QStringLiteral("QtSql"), svg = QStringLiteral("QtSvg");
    if (room == QLatin1String("core"))
        return {gui, widgets, charts, network, svg};
    if (room == QLatin1String("agents"))
        return {widgets, charts, sql};
    if (room == QLatin1String("ui"))
        return {sql, network};
    return {};
}

/// Which module of the installed Qt a header is from; empty when from none.
QString moduleOf(const QString& header)
{
    static const QHash<QString, QString> modules = [] {
        QHash<QString, QString> map;
        const QDir root(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        for (const QString& module : root.entryList({QStringLiteral("Qt*")}, QDir::Dirs))
            for (const QString& name : QDir(root.filePath(module)).entryList(QDir::Files))
                map.insert(name, module);
        return map;
    }();
    const QString first = header.section(u'/', 0, 0);
    return header.contains(u'/') && first.startsWith(QLatin1String("Qt")) ? first : modules.value(header);
}

bool mayKnowJsonLibrary(const QString& path)
{
    static const char* const kCodecs[] = {"core/base/Json.cpp", "agents/llm/", "agents/organisation/", "tests/"};
    return !isHeader(path) && std::any_of(std::begin(kCodecs), std::end(kCodecs), [&](const char* codec) {
        return path.startsWith(QLatin1String(codec));
    });
}

/// One include line of one file.
class IncludeLine {
public:
    IncludeLine(const File& file, QString target, bool quoted)
        : m_path(file.path), m_room(roomOf(file.path)), m_target(std::move(target)), m_quoted(quoted) {}

    QStringList faults() const { return ours() + qt() + libraries(); }

private:
    QStringList ours() const
    {
        static const QRegularExpression made(QStringLiteral(R"rx(^(moc_\w+\.cpp|\w+\.moc|ui_\w+\.h)$)rx"));
        if (m_target.contains(QLatin1String("..")))
            return {QStringLiteral("includes \"%1\": write it from the root").arg(m_target)};
        const QString room = roomOf(m_target);
        if (!mayInclude().contains(room) && room != QLatin1String("core"))
            return m_quoted && !made.match(m_target).hasMatch()
                       ? QStringList{QStringLiteral("includes \"%1\": write it from the root").arg(m_target)}
                       : QStringList{};
        const QString part = partOf(m_path);
        const Names allowed = mayInclude().value(mayInclude().contains(part) ? part : m_room);
        if (allowed.contains(room) || allowed.contains(partOf(m_target)))
            return {};
        return {QStringLiteral("%1 must not see \"%2\"").arg(mayInclude().contains(part) ? part : m_room, m_target)};
    }
    QStringList qt() const
    {
        const QString module = moduleOf(m_target);
        const QString name = m_target.section(u'/', -1);
        if (forbiddenModules(m_room).contains(module))
            return {QStringLiteral("%1 does without %2 (<%3>)").arg(m_room, module, m_target)};
        if (module == QLatin1String("QtSql") && m_room != QLatin1String("tests") && partOf(m_path) != QLatin1String("core/store"))
            return {QStringLiteral("only core/store includes QtSql (<%1>)").arg(m_target)};
        const bool sends = name.compare(QLatin1String("QNetworkAccessManager"), Qt::CaseInsensitive) == 0
                           || name.compare(QLatin1String("qnetworkaccessmanager.h"), Qt::CaseInsensitive) == 0;
        if (sends)
            return {QStringLiteral("nobody includes <%1>: it sends twice and follows redirects with keys; agents/transport is the door").arg(m_target)};
        const bool pixmap = name.compare(QLatin1String("QPixmap"), Qt::CaseInsensitive) == 0
                            || name.compare(QLatin1String("qpixmap.h"), Qt::CaseInsensitive) == 0;
        if (pixmap && m_room == QLatin1String("agents"))
            return {QStringLiteral("agents draws on QImage, not on QPixmap")};
        if (m_room == QLatin1String("ui") && m_target.startsWith(QLatin1String("qcoro"), Qt::CaseInsensitive))
            return {QStringLiteral("ui does without coroutines (<%1>)").arg(m_target)};
        return {};
    }
    QStringList libraries() const
    {
        const bool sqlite = m_target == QLatin1String("sqlite3.h");
        if (sqlite && m_room != QLatin1String("tests") && partOf(m_path) != QLatin1String("core/store"))
            return {QStringLiteral("only core/store includes sqlite3.h")};
        const bool json = m_target.startsWith(QLatin1String("nlohmann/")) || m_target.startsWith(QLatin1String("valijson/"));
        if (json && !mayKnowJsonLibrary(m_path))
            return {QStringLiteral("<%1> belongs into the .cpp file of a codec; use qd::Json").arg(m_target)};
        return {};
    }

    QString m_path;
    QString m_room;
    QString m_target;
    bool m_quoted;
};

} // namespace

QList<Finding> checkIncludes(const File& source)
{
    static const QRegularExpression include(QStringLiteral(R"rx(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])rx"),
                                            QRegularExpression::MultilineOption);
    const QString code = codeOf(source.text);
    QList<Finding> found;
    for (auto lines = include.globalMatch(code); lines.hasNext();) {
        const QRegularExpressionMatch line = lines.next();
        const IncludeLine checked(source, line.captured(2), line.captured(1) == QLatin1String("\""));
        for (const QString& fault : checked.faults())
            found.append({source.path, lineOf(code, line.capturedStart(2)), fault});
    }
    return found;
}

} // namespace qd::house
