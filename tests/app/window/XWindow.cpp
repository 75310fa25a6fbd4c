#include "tests/app/window/XWindow.h"

#include <QGuiApplication>
#include <QPixmap>
#include <QProcess>
#include <QScreen>

namespace qd::test {

Result<QString> XWindow::xdotool(const QStringList& arguments, int limitMs)
{
    QProcess process;
    process.start(QStringLiteral("xdotool"), arguments);
    const bool ended = process.waitForFinished(limitMs);
    const QString said = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    if (ended && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return said;
    process.kill();
    process.waitForFinished();
    return Error{Error::Internal, QStringLiteral("xdotool %1 %2").arg(arguments.first(), ended ? QStringLiteral("failed") : QStringLiteral("took too long")),
                 QString::fromUtf8(process.readAllStandardError()).trimmed(), {}};
}

Result<XWindow> XWindow::find(qint64 process, const QString& title, int limitMs)
{
    const Result<QString> ids = xdotool({QStringLiteral("search"), QStringLiteral("--sync"), QStringLiteral("--onlyvisible"), QStringLiteral("--all"),
                                         QStringLiteral("--pid"), QString::number(process), QStringLiteral("--name"), title}, limitMs);
    if (!ids)
        return Error{Error::Internal, QStringLiteral("no window \"%1\" came within %2 s").arg(title).arg(limitMs / 1000), {}, {}};
    const XWindow window(ids->section(QLatin1Char('\n'), 0, 0));
    // Beside everything: under the mouse, things look different.
    if (const Result<QString> aside = xdotool({QStringLiteral("mousemove"), QStringLiteral("1"), QStringLiteral("1")}); !aside)
        return aside.error();
    if (const Result<QString> front = xdotool({QStringLiteral("windowactivate"), QStringLiteral("--sync"), window.m_id}); !front)
        return Error{Error::Internal, QStringLiteral("the window could not be brought to front"), {}, QStringLiteral("a window manager such as openbox")};
    return window;
}

Result<Done> XWindow::press(const QString& key) const
{
    const Result<QString> sent = xdotool({QStringLiteral("key"), key});
    return sent ? Result<Done>(Done{}) : Result<Done>(sent.error());
}

Result<Done> XWindow::type(const QString& text) const
{
    const Result<QString> sent = xdotool({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("8"), text});
    return sent ? Result<Done>(Done{}) : Result<Done>(sent.error());
}

Result<Done> XWindow::resize(const QSize& to) const
{
    const Result<QString> sent = xdotool({QStringLiteral("windowsize"), QStringLiteral("--sync"), m_id, QString::number(to.width()), QString::number(to.height())});
    return sent ? Result<Done>(Done{}) : Result<Done>(sent.error());
}

QSize XWindow::size() const
{
    const Result<QString> said = xdotool({QStringLiteral("getwindowgeometry"), QStringLiteral("--shell"), m_id});
    QSize found;
    for (const QString& line : said ? said->split(QLatin1Char('\n')) : QStringList()) {
        if (line.startsWith(QLatin1String("WIDTH=")))
            found.setWidth(line.mid(6).toInt());
        else if (line.startsWith(QLatin1String("HEIGHT=")))
            found.setHeight(line.mid(7).toInt());
    }
    return found;
}

Picture XWindow::picture() const
{
    return Picture(QGuiApplication::primaryScreen()->grabWindow(WId(m_id.toULongLong())).toImage());
}

Picture XWindow::screen()
{
    return Picture(QGuiApplication::primaryScreen()->grabWindow(0).toImage());
}

} // namespace qd::test
