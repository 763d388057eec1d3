/*
 * Loaded into a private pcscd by reader.virtual.rig (LD_PRELOAD). It changes what pcscd has compiled in:
 *
 *   bind        vpcd listens on every interface; a virtual card reader belongs on the loopback one.
 *   open, stat, mkdir, remove, chmod
 *               /run/pcscd becomes PCSCD_RIG_DIR: no root needed, and a system pcscd's pid file stays untouched.
 *   nanosleep   pcscd looks at its readers every 400 ms; PCSCD_RIG_POLL_MS makes that shorter, 0 leaves it.
 *   dlsym       with PCSCD_RIG_SHORT=1 the driver refuses commands of extended length before the card sees them, as
 *               readers at the short-APDU level do.
 *
 * Before main() it also hands over the listening socket PCSCD_RIG_LISTEN_FD as systemd does (sd_listen_fds(3): from
 * descriptor 3 on, LISTEN_PID names the process), and waits on PCSCD_RIG_PARENT_FD, a pipe that closes when the
 * owner of the rig is gone: then pcscd ends too.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define RUN "/run/pcscd"
#define NEXT(type, name, ...) type (*next)(__VA_ARGS__) = (type (*)(__VA_ARGS__))find(RTLD_NEXT, name)

/* As in ifdhandler.h and pcsclite.h. */
#define IFD_COMMUNICATION_ERROR 612
typedef struct { unsigned long protocol, length; } io_header;
typedef long transmit(unsigned long, io_header, unsigned char *, unsigned long, unsigned char *, unsigned long *,
		      io_header *);

static transmit *driver_transmit;

/* The dynamic linker's own dlsym, below ours. Its version differs by architecture and by glibc. */
static void *find(void *handle, const char *name)
{
	static const char *const versions[] = {"GLIBC_2.34", "GLIBC_2.17", "GLIBC_2.2.5"};
	static void *(*own)(void *, const char *);

	for (unsigned i = 0; !own && i < sizeof versions / sizeof *versions; i++)
		own = (void *(*)(void *, const char *))dlvsym(RTLD_NEXT, "dlsym", versions[i]);
	if (!own)
		_exit(1);
	return own(handle, name);
}

static long transmit_short(unsigned long lun, io_header sent, unsigned char *command, unsigned long length,
			   unsigned char *answer, unsigned long *answered, io_header *received)
{
	if (length > 6 && command[4] == 0) { /* a length field of three bytes: ISO/IEC 7816-3 clause 12.1.3 */
		*answered = 0;
		return IFD_COMMUNICATION_ERROR;
	}
	return driver_transmit(lun, sent, command, length, answer, answered, received);
}

void *dlsym(void *restrict handle, const char *restrict name)
{
	const char *only_short = getenv("PCSCD_RIG_SHORT");
	void *found = find(handle, name);

	if (!found || !only_short || *only_short != '1' || strcmp(name, "IFDHTransmitToICC"))
		return found;
	driver_transmit = (transmit *)found;
	return (void *)transmit_short;
}

static const char *moved(const char *path, char buffer[PATH_MAX])
{
	const char *dir = getenv("PCSCD_RIG_DIR");
	size_t n = strlen(RUN);

	if (!dir || !path || strncmp(path, RUN, n) || (path[n] != '/' && path[n] != '\0'))
		return path;
	snprintf(buffer, PATH_MAX, "%s%s", dir, path + n);
	return buffer;
}

int open(const char *path, int flags, ...)
{
	NEXT(int, "open", const char *, int, ...);
	char buffer[PATH_MAX];
	mode_t mode = 0;
	va_list rest;

	if (flags & O_CREAT) {
		va_start(rest, flags);
		mode = va_arg(rest, mode_t);
		va_end(rest);
	}
	return next(moved(path, buffer), flags, mode);
}

int stat(const char *restrict path, struct stat *restrict result)
{
	NEXT(int, "stat", const char *, struct stat *);
	char buffer[PATH_MAX];
	return next(moved(path, buffer), result);
}

int mkdir(const char *path, mode_t mode)
{
	NEXT(int, "mkdir", const char *, mode_t);
	char buffer[PATH_MAX];
	return next(moved(path, buffer), mode);
}

int chmod(const char *path, mode_t mode)
{
	NEXT(int, "chmod", const char *, mode_t);
	char buffer[PATH_MAX];
	return next(moved(path, buffer), mode);
}

int remove(const char *path)
{
	NEXT(int, "remove", const char *);
	char buffer[PATH_MAX];
	return next(moved(path, buffer));
}

int bind(int fd, const struct sockaddr *address, socklen_t length)
{
	NEXT(int, "bind", int, const struct sockaddr *, socklen_t);
	struct sockaddr_in loopback;

	if (address->sa_family == AF_INET && length >= sizeof loopback) {
		memcpy(&loopback, address, sizeof loopback);
		if (loopback.sin_addr.s_addr == htonl(INADDR_ANY))
			loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		return next(fd, (struct sockaddr *)&loopback, sizeof loopback);
	}
	return next(fd, address, length);
}

int nanosleep(const struct timespec *wanted, struct timespec *left)
{
	NEXT(int, "nanosleep", const struct timespec *, struct timespec *);
	const char *poll = getenv("PCSCD_RIG_POLL_MS");
	long ms = poll ? strtol(poll, NULL, 10) : 0;
	/* PCSCLITE_STATUS_POLL_RATE is 400 ms, and no other wait of pcscd lies around it */
	if (ms > 0 && ms < 400 && wanted->tv_sec == 0 && wanted->tv_nsec >= 390000000 && wanted->tv_nsec <= 410000000) {
		struct timespec shorter = {0, ms * 1000000};
		return next(&shorter, left);
	}
	return next(wanted, left);
}

static void *wait_for_owner(void *argument)
{
	int fd = (int)(long)argument;
	char byte;

	while (read(fd, &byte, 1) > 0)
		;
	kill(getpid(), SIGTERM);
	sleep(2);
	_exit(1);
}

__attribute__((constructor)) static void take_over(void)
{
	const char *listening = getenv("PCSCD_RIG_LISTEN_FD"), *owner = getenv("PCSCD_RIG_PARENT_FD");
	char pid[24];
	int from, pipe;
	sigset_t all, before;
	pthread_t thread;

	if (!listening || !owner)
		return;
	/* both out of the way of descriptor 3 first */
	pipe = fcntl(atoi(owner), F_DUPFD_CLOEXEC, 10);
	from = fcntl(atoi(listening), F_DUPFD_CLOEXEC, 10);
	close(atoi(owner));
	close(atoi(listening));
	if (pipe < 0 || from < 0 || dup2(from, 3) < 0)
		_exit(1);
	close(from);
	snprintf(pid, sizeof pid, "%d", (int)getpid());
	setenv("LISTEN_PID", pid, 1);
	setenv("LISTEN_FDS", "1", 1);
	unsetenv("PCSCD_RIG_LISTEN_FD");
	unsetenv("PCSCD_RIG_PARENT_FD");
	unsetenv("LD_PRELOAD");
	/* signals are pcscd's own business: this thread takes none */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&thread, NULL, wait_for_owner, (void *)(long)pipe))
		_exit(1);
	pthread_detach(thread);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}
