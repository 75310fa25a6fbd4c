#include "tests/bench/PlainServer.h"

#include <charconv>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <csignal>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace qd::bench {

namespace {

/// How many bytes of `heard` are one whole request; 0: not yet.
size_t wholeRequest(const std::string& heard)
{
    const size_t head = heard.find("\r\n\r\n");
    if (head == std::string::npos)
        return 0;
    const size_t at = heard.find("Content-Length: ");
    size_t length = 0;
    if (at < head)
        std::from_chars(heard.data() + at + 16, heard.data() + head, length);
    return heard.size() >= head + 4 + length ? head + 4 + length : 0;
}

struct Saying {
    QByteArray answer;
    QByteArray needle;
    QByteArray other;
    const QByteArray& to(std::string_view request) const
    {
        return !needle.isEmpty() && request.find(std::string_view(needle.constData(), size_t(needle.size()))) != std::string_view::npos ? other : answer;
    }
};

/// @returns whether the caller is still there.
bool serve(int caller, std::string& heard, const Saying& saying)
{
    char bytes[16384];
    const ssize_t count = ::recv(caller, bytes, sizeof bytes, 0);
    if (count <= 0)
        return false;
    heard.append(bytes, size_t(count));
    while (const size_t whole = wholeRequest(heard)) {
        const bool closes = heard.find("Connection: close") < whole;
        const QByteArray& answer = saying.to(std::string_view(heard).substr(0, whole));
        heard.erase(0, whole);
        if (::send(caller, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL) != answer.size() || closes)
            return false;
    }
    return true;
}

[[noreturn]] void serveAll(int listener, const Saying& saying)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::vector<pollfd> watched{{listener, POLLIN, 0}};
    std::map<int, std::string> heard;
    while (::poll(watched.data(), watched.size(), -1) > 0) {
        for (size_t i = watched.size() - 1; i > 0; --i) {
            if (watched[i].revents == 0 || serve(watched[i].fd, heard[watched[i].fd], saying))
                continue;
            heard.erase(watched[i].fd);
            ::close(watched[i].fd);
            watched.erase(watched.begin() + qptrdiff(i));
        }
        if (watched[0].revents == 0)
            continue;
        const int caller = ::accept(listener, nullptr, nullptr);
        const int on = 1;
        ::setsockopt(caller, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watched.push_back({caller, POLLIN, 0});
    }
    ::_exit(1);
}

} // namespace

PlainServer::PlainServer(QByteArray answer, QByteArray needle, QByteArray other)
{
    const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (::bind(listener, reinterpret_cast<sockaddr*>(&here), size) != 0 || ::listen(listener, 512) != 0
        || ::getsockname(listener, reinterpret_cast<sockaddr*>(&here), &size) != 0)
        qFatal("the server cannot listen");
    m_port = ntohs(here.sin_port);
    m_process = ::fork();
    if (m_process == 0)
        serveAll(listener, {std::move(answer), std::move(needle), std::move(other)});
    ::close(listener);
}

PlainServer::~PlainServer()
{
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
}

} // namespace qd::bench
