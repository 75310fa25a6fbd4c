#pragma once

#include "core/base/Result.h"
#include "tests/app/window/Picture.h"

#include <QStringList>

namespace qd::test {

/// A window of another process on this X display: real keys go in, real pixels come out. The keys are sent by xdotool,
/// through the server, to whatever has the focus; so the window is brought to front before. Blocks. @thread main, under
/// a QGuiApplication on xcb.
class XWindow {
public:
    XWindow() = default;
    /// The window of `process` whose title has `title` in it, brought to front. Error::Internal when none comes in time.
    static Result<XWindow> find(qint64 process, const QString& title, int limitMs = 20'000);

    /// Presses a key or a chord, as xdotool names them: "Return", "ctrl+q". Error::Internal when it could not be sent.
    Result<Done> press(const QString& key) const;
    Result<Done> type(const QString& text) const;
    Result<Done> resize(const QSize& size) const;
    /// Its size on the screen, without what the window manager adds; empty when it is gone.
    QSize size() const;
    Picture picture() const;
    /// The whole screen, for whoever wants to know why.
    static Picture screen();

private:
    explicit XWindow(QString id) : m_id(std::move(id)) {}
    static Result<QString> xdotool(const QStringList& arguments, int limitMs = 20'000);

    QString m_id;
};

} // namespace qd::test
