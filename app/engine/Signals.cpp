#include "app/engine/Signals.h"

#include <QCoreApplication>

#include <csignal>
#include <unistd.h>

namespace qd::app {

namespace {

int g_pipe[2] = {-1, -1};
bool g_isAsked = false;

void onSignal(int)
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = write(g_pipe[1], &byte, 1);
}

void setHandler(void (*handler)(int), int more)
{
    for (const int number : {SIGINT, SIGTERM}) {
        struct sigaction action {};
        action.sa_handler = handler;
        sigemptyset(&action.sa_mask);
        action.sa_flags = SA_RESTART | more;
        sigaction(number, &action, nullptr);
    }
}

} // namespace

EndOnSignal::EndOnSignal(QObject* parent)
    : QObject(parent)
{
    g_isAsked = false;
    if (pipe(g_pipe) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(g_pipe[0], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [] {
        char byte = 0;
        [[maybe_unused]] const ssize_t count = read(g_pipe[0], &byte, 1);
        g_isAsked = true;
        QCoreApplication::exit(0);
    });
    setHandler(onSignal, int(SA_RESETHAND));
}

bool EndOnSignal::isAsked()
{
    return g_isAsked;
}

EndOnSignal::~EndOnSignal()
{
    setHandler(SIG_DFL, 0);
    m_notifier.reset();
    for (int& end : g_pipe) {
        if (end >= 0)
            close(end);
        end = -1;
    }
}

} // namespace qd::app
