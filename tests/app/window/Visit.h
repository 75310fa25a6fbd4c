#pragma once

#include "tests/app/window/XWindow.h"

#include <QProcess>

#include <memory>

namespace qd::test {

/// One sitting of a person in front of the built program: from opening its window to Ctrl+Q. The program finds its home
/// by QUARTERDECK_HOME, as an installed one would. Killed when it is destroyed.
class Visit {
public:
    Visit(const QString& program, const QString& home, const QString& said);
    ~Visit();

    /// Waits for the window. Error::Internal when none comes.
    Result<Done> open();
    const XWindow& window() const { return m_window; }
    bool isOver();
    /// Ctrl+Q. Error::Internal when the program does not end by itself with exit code 0.
    Result<Done> quit();

private:
    QProcess m_process;
    XWindow m_window;
};

} // namespace qd::test
